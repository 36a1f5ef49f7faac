/** Edges of the time that an agent has left callers waiting since his last call, in seconds. */
const EDGES = [0, 5, 10, 20, 40, 80, 160, 320, 640, 1280] as const;
/** Who has not taken a call for so long, although callers waited, has gone home. */
const GONE = 2400;
const FORGET = 0.995;

interface Member {
  busySince: number | null;
  /** Reading of the clock of waiting when his last call ended. */
  freeSince: number;
  freeAt: number;
}

/**
 * Who is on duty, inferred from who takes calls. An agent who is free while callers wait is in wrap-up or on a break: how likely he is to
 * come back is learned from how such pauses ended before, by their length. Time without callers in line says nothing and does not count.
 */
export class Crew {
  readonly #members = new Map<string, Member>();
  readonly #returns: number[] = EDGES.map(() => 1);
  /** At first: half of the free are back within a quarter of a minute, later ever fewer. */
  readonly #exposure: number[] = EDGES.map((edge) => 20 + 6 * edge);
  #waitingClock = 0;
  #at = 0;

  /** Time goes on; `someWait`: callers were in line since the last time. */
  advance(at: number, someWait: boolean): void {
    if (someWait) this.#waitingClock += at - this.#at;
    this.#at = at;
  }

  started(agent: string): void {
    const member = this.#members.get(agent);
    if (member !== undefined && member.busySince === null) this.#learn(this.#waitingClock - member.freeSince, true);
    this.#members.set(agent, { busySince: this.#at, freeSince: 0, freeAt: 0 });
  }

  ended(agent: string): void {
    this.#members.set(agent, { busySince: null, freeSince: this.#waitingClock, freeAt: this.#at });
  }

  /** Ages of the calls in progress, seconds. */
  ages(): number[] {
    return [...this.#members.values()].flatMap(({ busySince }) => (busySince === null ? [] : [this.#at - busySince]));
  }

  /** How long the free ones have left callers waiting, seconds. Those who must have gone home are forgotten. */
  pauses(): number[] {
    const pauses: number[] = [];
    for (const [agent, { busySince, freeSince, freeAt }] of this.#members) {
      if (busySince !== null) continue;
      const pause = this.#waitingClock - freeSince;
      if (pause > GONE || this.#at - freeAt > 3 * GONE) {
        this.#members.delete(agent);
        this.#learn(Math.min(pause, GONE), false);
      } else pauses.push(pause);
    }
    return pauses;
  }

  /** Distinct agents who talk, or ended a call in the last so many seconds. */
  activeWithin(seconds: number): number {
    let count = 0;
    for (const { busySince, freeAt } of this.#members.values()) if (busySince !== null || this.#at - freeAt <= seconds) count += 1;
    return count;
  }

  /** The chance that somebody who has paused so long takes a call within the next seconds. */
  returnsWithin(pause: number, seconds: number): number {
    let hazard = 0;
    EDGES.forEach((edge, index) => {
      const to = EDGES[index + 1] ?? Number.POSITIVE_INFINITY;
      const overlap = Math.min(to, pause + seconds) - Math.max(edge, pause);
      if (overlap > 0) hazard += (overlap * (this.#returns[index] ?? 0)) / (this.#exposure[index] ?? 1);
    });
    return 1 - Math.exp(-hazard);
  }

  #learn(pause: number, isBack: boolean): void {
    EDGES.forEach((edge, index) => {
      const to = EDGES[index + 1] ?? Number.POSITIVE_INFINITY;
      if (pause < edge) return;
      const ends = isBack && pause < to ? 1 : 0;
      this.#returns[index] = (this.#returns[index] ?? 0) * FORGET + ends;
      this.#exposure[index] = (this.#exposure[index] ?? 0) * FORGET + Math.min(pause, to) - edge;
    });
  }
}
