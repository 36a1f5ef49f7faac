/** How long somebody will wait, in seconds: a distribution, by its mean, deviation and quantiles. */
export interface WaitEstimate {
  mean: number;
  sd: number;
  p50: number;
  /** With a probability of 80 % the wait is at most this: what is announced. */
  p80: number;
  p90: number;
}

/** What a queue has learned, or what its owner expects. Seconds; a patience of null: nobody gives up. */
export interface WaitParameters {
  handleSeconds: number;
  patienceSeconds: number | null;
  /** Factors that bring the quantiles to their promise (`QueueLearning.calibration`); 1 when left out. */
  calibration?: { p50: number; p80: number; p90: number };
}
