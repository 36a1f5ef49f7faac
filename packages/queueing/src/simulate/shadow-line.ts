/**
 * The same line with everybody standing in it in person: who comes first takes the first agent who gets free, whether he can be reached or
 * not. It tells when a callback's rightful turn was.
 */
export class ShadowLine {
  /** In order of arrival; those who left are null. */
  readonly #line: (string | null)[] = [];
  #head = 0;
  #free = 0;
  readonly #turns = new Map<string, number>();
  readonly #early = new Set<string>();

  /** An agent is there, or free again. */
  agentFree(at: number): void {
    this.#free += 1;
    this.#serve(at);
  }

  /** An agent goes off duty. */
  agentLeft(): void {
    this.#free -= 1;
  }

  arrived(id: string, at: number): void {
    this.#line.push(id);
    this.#serve(at);
  }

  /** He gave up, or was never reached; a turn that he had had goes to the next. */
  left(id: string, at: number): void {
    if (this.#turns.delete(id)) this.agentFree(at);
    else {
      const index = this.#line.indexOf(id, this.#head);
      if (index >= 0) this.#line[index] = null;
    }
  }

  /** When it was his turn; undefined when it has not been yet. */
  turnOf(id: string): number | undefined {
    return this.#turns.get(id);
  }

  /** He is served. Who is served before his turn still takes that turn when it comes: whom he passed has lost his own, nobody else has. */
  served(id: string): void {
    if (!this.#turns.delete(id)) this.#early.add(id);
  }

  #serve(at: number): void {
    while (this.#free > 0 && this.#head < this.#line.length) {
      const id = this.#line[this.#head];
      this.#head += 1;
      if (id === null || id === undefined) continue;
      this.#free -= 1;
      if (!this.#early.delete(id)) this.#turns.set(id, at);
    }
    if (this.#head > 1000) this.#line.splice(0, this.#head);
    if (this.#head > 1000) this.#head = 0;
  }
}
