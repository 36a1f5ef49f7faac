/** A mean over the replications and half the width of its 95 % confidence interval; null with one replication, which has none. */
export interface Measure {
  mean: number;
  halfWidth95: number | null;
}

/** What became of the callers who took a callback. Seconds. */
export interface CallbackMeasures<M = Measure> {
  /** Of all callers. */
  share: M;
  /** From pressing 1 to the agent. */
  holdMean: M;
  holdP95: M;
  /** Seconds in which an agent was kept free for a phone that rang while others waited. */
  agentIdlePerCallback: M;
  /** Later arrivals who were served before him. */
  overtakes: M;
  /** From his rightful turn, that of a line where everybody stands in person, to the agent. */
  placeLostMean: M;
}

/** Waits and abandonment are of callers who stayed on the line; the wait of a caller who was answered at once is 0. */
export interface Measures<M = Measure> {
  pWait: M;
  pAbandon: M;
  waitMean: M;
  waitServedMean: M;
  waitP90: M;
  queueMean: M;
  /** Share of the agents' time in talk and wrap-up. */
  utilisation: M;
  /** Served within 20 s, of all. */
  serviceLevel20: M;
  callback: CallbackMeasures<M> | null;
}

/** For plots. Hours are of the day (0 to 23), means over all days and replications. */
export interface SimulationSeries {
  /** Share of callers by wait: `seconds` is the lower end of a bin, the last bin is open. Nobody who was answered at once is in it. */
  waits: { seconds: number; share: number }[];
  byHour: { hour: number; arrivals: number; agents: number; inLine: number; utilisation: number; abandoned: number; waitMean: number }[];
}

export interface SimulationResult extends Measures {
  /** Callers who were counted, of all replications together. */
  callers: number;
  /** Callers per hour; what people see first when they typed arrivals wrong. */
  series: SimulationSeries;
}
