import { DAY } from './day-steps.ts';
import type { Measures, SimulationSeries } from './result.ts';

/** What the clock adds up between two events. */
export interface Levels {
  /** Callers who wait on the line. */
  inLine: number;
  /** Agents in talk or wrap-up. */
  working: number;
  onDuty: number;
  /** Agents who are free although somebody waits. */
  held: number;
}

export const WAIT_BIN = 15;
const WAIT_BINS = 61;
const HOURS = 24;

/** The figures of one replication: sums while it runs, measures at its end. Times are seconds since the first midnight. */
export class Tally {
  readonly hours = Array.from({ length: HOURS }, () => ({
    arrivals: 0,
    abandoned: 0,
    waited: 0,
    stayed: 0,
    seconds: 0,
    inLine: 0,
    working: 0,
    onDuty: 0,
  }));
  readonly waitBins = new Float64Array(WAIT_BINS);
  readonly #from: number;
  readonly #until: number;
  #at: number;
  #area: Levels = { inLine: 0, working: 0, onDuty: 0, held: 0 };
  #arrivals = 0;
  #open = 0;
  #delayed = 0;
  #waits: number[] = [];
  #servedWaits = 0;
  #served = 0;
  #servedSoon = 0;
  #callbacks = 0;
  #holds: number[] = [];
  #overtakes = 0;
  #placeLost = 0;

  constructor(from: number, until: number) {
    this.#from = from;
    this.#until = until;
    this.#at = from;
  }

  /** Callers who were counted when they came and are still somewhere. */
  get open(): number {
    return this.#open;
  }

  get arrivals(): number {
    return this.#arrivals;
  }

  /** Time goes on to `at` with these levels. */
  advance(at: number, levels: Levels): void {
    const end = Math.min(at, this.#until);
    while (this.#at < end) {
      const hour = Math.floor(this.#at / 3600);
      const to = Math.min(end, (hour + 1) * 3600);
      const seconds = to - this.#at;
      this.#area.inLine += levels.inLine * seconds;
      this.#area.working += levels.working * seconds;
      this.#area.onDuty += levels.onDuty * seconds;
      this.#area.held += levels.held * seconds;
      const row = this.hours[hour % HOURS];
      if (row !== undefined) {
        row.seconds += seconds;
        row.inLine += levels.inLine * seconds;
        row.working += levels.working * seconds;
        row.onDuty += levels.onDuty * seconds;
      }
      this.#at = to;
    }
  }

  /** A caller has come; whether he is to be counted. */
  arrived(at: number): boolean {
    if (at < this.#from || at >= this.#until) return false;
    this.#arrivals += 1;
    this.#open += 1;
    const row = this.#rowOf(at);
    if (row !== undefined) row.arrivals += 1;
    return true;
  }

  /** A caller who stayed on the line has left it. */
  stayed(since: number, waited: number, outcome: 'served' | 'abandoned'): void {
    this.#open -= 1;
    this.#waits.push(waited);
    if (waited > 0) {
      this.#delayed += 1;
      const bin = Math.min(WAIT_BINS - 1, Math.floor(waited / WAIT_BIN));
      this.waitBins[bin] = (this.waitBins[bin] ?? 0) + 1;
    }
    if (outcome === 'served') {
      this.#served += 1;
      this.#servedWaits += waited;
      if (waited <= 20) this.#servedSoon += 1;
    }
    const row = this.#rowOf(since);
    if (row === undefined) return;
    row.stayed += 1;
    row.waited += waited;
    if (outcome === 'abandoned') row.abandoned += 1;
  }

  /** A caller has taken a callback. */
  tookCallback(): void {
    this.#callbacks += 1;
    this.#delayed += 1;
  }

  /** He has been served; all in seconds. */
  calledBack(figures: { hold: number; overtakes: number; placeLost: number }): void {
    this.#open -= 1;
    this.#holds.push(figures.hold);
    this.#overtakes += figures.overtakes;
    this.#placeLost += figures.placeLost;
  }

  /** He was not reached. */
  lostCallback(): void {
    this.#open -= 1;
  }

  measures(withCallback: boolean): Measures<number> {
    const waits = Float64Array.from(this.#waits).sort();
    const sum = waits.reduce((total, wait) => total + wait, 0);
    const span = this.#until - this.#from;
    return {
      pWait: ratio(this.#delayed, waits.length + this.#callbacks),
      pAbandon: ratio(waits.length - this.#served, waits.length),
      waitMean: ratio(sum, waits.length),
      waitServedMean: ratio(this.#servedWaits, this.#served),
      waitP90: quantileOf(waits, 0.9),
      queueMean: this.#area.inLine / span,
      utilisation: ratio(this.#area.working, this.#area.onDuty),
      serviceLevel20: ratio(this.#servedSoon, waits.length),
      callback: withCallback ? this.#callbackMeasures() : null,
    };
  }

  #callbackMeasures() {
    const holds = Float64Array.from(this.#holds).sort();
    return {
      share: ratio(this.#callbacks, this.#arrivals),
      holdMean: ratio(
        holds.reduce((total, hold) => total + hold, 0),
        holds.length,
      ),
      holdP95: quantileOf(holds, 0.95),
      agentIdlePerCallback: ratio(this.#area.held, holds.length),
      overtakes: ratio(this.#overtakes, holds.length),
      placeLostMean: ratio(this.#placeLost, holds.length),
    };
  }

  #rowOf(at: number) {
    return this.hours[Math.floor((at % DAY) / 3600)];
  }
}

/** Plots' figures of all replications together. */
export function seriesOf(tallies: readonly Tally[]): SimulationSeries {
  const total = (pick: (tally: Tally) => number) => tallies.reduce((sum, tally) => sum + pick(tally), 0);
  const callers = total((tally) => tally.arrivals);
  return {
    waits: Array.from({ length: WAIT_BINS }, (_, bin) => ({
      seconds: bin * WAIT_BIN,
      share: ratio(
        total(({ waitBins }) => waitBins[bin] ?? 0),
        callers,
      ),
    })),
    byHour: Array.from({ length: HOURS }, (_, hour) => {
      const sum = (key: keyof Tally['hours'][number]) => total(({ hours }) => hours[hour]?.[key] ?? 0);
      const seconds = sum('seconds');
      return {
        hour,
        observedHours: seconds / 3600,
        arrivals: ratio(sum('arrivals') * 3600, seconds),
        agents: ratio(sum('onDuty'), seconds),
        inLine: ratio(sum('inLine'), seconds),
        utilisation: ratio(sum('working'), sum('onDuty')),
        abandoned: ratio(sum('abandoned'), sum('stayed')),
        waitMean: ratio(sum('waited'), sum('stayed')),
      };
    }).flatMap(({ observedHours, ...row }) => (observedHours > 0 ? [row] : [])),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function quantileOf(sorted: Float64Array, level: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * level))] ?? 0;
}
