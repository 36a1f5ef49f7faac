/** Counts the requests under way, so that simulated time can wait for them. */
export class Work {
  readonly #pending = new Set<Promise<unknown>>();
  #held = 0;

  track<T>(task: Promise<T>): Promise<T> {
    const settled = task.then(
      () => undefined,
      () => undefined,
    );
    this.#pending.add(settled);
    void settled.then(() => this.#pending.delete(settled));
    return task;
  }

  /** Counts a request that waits for the clock itself: whoever sent it is busy, and time must not wait for him. */
  async hold<T>(task: Promise<T>): Promise<T> {
    this.#held++;
    return task.finally(() => this.#held--);
  }

  get held(): number {
    return this.#held;
  }

  get pending(): number {
    return this.#pending.size;
  }

  /** Resolves when nothing is under way and nothing that just ended has started anything new. */
  async idle(): Promise<void> {
    await this.turn();
    while (this.#pending.size > 0) {
      await Promise.all(this.#pending);
      await this.turn();
    }
  }

  /** Lets all that just happened run on: its continuations come before the next turn of the event loop. */
  turn(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
}
