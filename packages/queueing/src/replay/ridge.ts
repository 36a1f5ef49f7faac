/**
 * Least squares learned one case at a time, drawn towards given weights: at first it is what they say, with many cases what these say.
 * Recursive least squares with a ridge prior (Ljung, System Identification, section 11.2), and forgetting.
 */
export class Ridge {
  readonly weights: number[];
  readonly #spread: number[][];
  readonly #forget: number;

  constructor(prior: readonly number[], { looseness, forget = 1 }: { looseness: readonly number[]; forget?: number }) {
    this.weights = [...prior];
    this.#spread = prior.map((_, row) => prior.map((_, column) => (row === column ? (looseness[row] ?? 0) : 0)));
    this.#forget = forget;
  }

  predict(features: readonly number[]): number {
    return this.weights.reduce((sum, weight, index) => sum + weight * (features[index] ?? 0), 0);
  }

  /** `noise`: the variance of this case; the greater, the less it teaches. */
  learn(features: readonly number[], value: number, noise = 1): void {
    const gains = this.#spread.map((row) => row.reduce((sum, cell, index) => sum + cell * (features[index] ?? 0), 0));
    const total = this.#forget * noise + gains.reduce((sum, gain, index) => sum + gain * (features[index] ?? 0), 0);
    const error = value - this.predict(features);
    gains.forEach((gain, row) => {
      this.weights[row] = (this.weights[row] ?? 0) + (gain * error) / total;
      const cells = this.#spread[row];
      if (cells === undefined) return;
      gains.forEach((other, column) => {
        cells[column] = ((cells[column] ?? 0) - (gain * other) / total) / this.#forget;
      });
    });
  }
}
