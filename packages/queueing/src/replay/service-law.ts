const MEMORY = 600;
const GRID = 10;
const LENGTH = 361;
const REFRESH = 25;

/** How long calls last, as seen lately: the empirical law with one exponential tail, by steps of ten seconds. */
export class ServiceLaw {
  readonly #seen: number[] = [];
  readonly #expected: number;
  #next = 0;
  #count = 0;
  #survival: Float64Array;
  #mean: number;

  constructor(expectedSeconds: number) {
    this.#expected = expectedSeconds;
    this.#mean = expectedSeconds;
    this.#survival = Float64Array.from({ length: LENGTH }, (_, index) => Math.exp((-index * GRID) / expectedSeconds));
  }

  get mean(): number {
    return this.#mean;
  }

  learn(seconds: number): void {
    this.#seen[this.#next] = seconds;
    this.#next = (this.#next + 1) % MEMORY;
    this.#count += 1;
    if (this.#count % REFRESH === 0) this.#refresh();
  }

  /** Share of calls that last longer. */
  survival(seconds: number): number {
    const place = Math.min(LENGTH - 1, Math.max(0, seconds / GRID));
    const index = Math.min(LENGTH - 2, Math.floor(place));
    const low = this.#survival[index] ?? 0;
    return low + (place - index) * ((this.#survival[index + 1] ?? 0) - low);
  }

  /** The owner's expectation counts as twenty calls, so that no age is impossible. */
  #refresh(): void {
    const seen = this.#seen.toSorted((a, b) => a - b);
    const weight = seen.length + 20;
    this.#mean = (seen.reduce((sum, seconds) => sum + seconds, 0) + 20 * this.#expected) / weight;
    let index = 0;
    this.#survival = Float64Array.from({ length: LENGTH }, (_, step) => {
      while (index < seen.length && (seen[index] ?? 0) <= step * GRID) index += 1;
      return (seen.length - index + 20 * Math.exp((-step * GRID) / this.#expected)) / weight;
    });
  }
}
