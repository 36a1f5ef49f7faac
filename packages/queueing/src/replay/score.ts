/** How well one way of estimating did, over callers who waited and were served. Seconds. */
export interface Score {
  calls: number;
  rmse: number;
  mae: number;
  /** Mean of estimate less wait: positive when too much was said. */
  bias: number;
  /** Share of estimates off by at most 30 s or 25 % of the wait, whichever is more. */
  close: number;
  /** RMSE over the mean wait. */
  relative: number;
}

/** Adds up errors. */
export class ScoreSheet {
  #calls = 0;
  #squares = 0;
  #absolute = 0;
  #sum = 0;
  #close = 0;
  #waited = 0;

  add(estimate: number, waited: number): void {
    const error = estimate - waited;
    this.#calls += 1;
    this.#squares += error ** 2;
    this.#absolute += Math.abs(error);
    this.#sum += error;
    this.#waited += waited;
    if (Math.abs(error) <= Math.max(30, 0.25 * waited)) this.#close += 1;
  }

  score(): Score {
    const calls = Math.max(1, this.#calls);
    const rmse = Math.sqrt(this.#squares / calls);
    const mean = this.#waited / calls;
    return {
      calls: this.#calls,
      rmse,
      mae: this.#absolute / calls,
      bias: this.#sum / calls,
      close: this.#close / calls,
      relative: mean === 0 ? 0 : rmse / mean,
    };
  }
}
