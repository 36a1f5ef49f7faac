/** What came of simulated callers and agents so far. */
export interface TrafficCounts {
  /** Calls that callers made. */
  calls: number;
  /** Callers who are on the phone now, those called back included. */
  inProgress: number;
  /** Calls in which they talked with somebody, those made to them included. */
  connected: number;
  /** Their patience was over before that. */
  gaveUp: number;
  /** Phones of callers that were called, that answered, and whose owner was connected with somebody. */
  calledBack: number;
  calledBackAnswered: number;
  calledBackConnected: number;
  /** How long those who were connected had waited, since their patience counted; the mean, in seconds. Null for nobody. */
  waitMeanSeconds: number | null;
  /** Calls to agents, and what became of them. `whileBusy`: the agent was on another call. */
  agents: { called: number; answered: number; refused: number; missed: number; whileBusy: number; vanished: number };
}

/** Counts what simulated people do, and tells of each change. */
export class TrafficTally {
  readonly #onChange: () => void;
  readonly #counts: Omit<TrafficCounts, 'waitMeanSeconds'> = {
    calls: 0,
    inProgress: 0,
    connected: 0,
    gaveUp: 0,
    calledBack: 0,
    calledBackAnswered: 0,
    calledBackConnected: 0,
    agents: { called: 0, answered: 0, refused: 0, missed: 0, whileBusy: 0, vanished: 0 },
  };
  #waits = 0;
  #waited = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  add(count: Exclude<keyof TrafficCounts, 'agents' | 'waitMeanSeconds'>, by = 1): void {
    this.#counts[count] += by;
    this.#onChange();
  }

  agent(count: keyof TrafficCounts['agents']): void {
    this.#counts.agents[count] += 1;
    this.#onChange();
  }

  waited(seconds: number): void {
    this.#waits += 1;
    this.#waited += seconds;
  }

  report(): TrafficCounts {
    const waitMeanSeconds = this.#waits === 0 ? null : Math.round((this.#waited / this.#waits) * 10) / 10;
    return { ...this.#counts, agents: { ...this.#counts.agents }, waitMeanSeconds };
  }
}
