/** Head starts that are tried, in seconds; the last: always before the others. */
const TRIED = [-1e7, -180, -90, -30, 0, 15, 30, 45, 60, 75, 90, 105, 120, 150, 180, 240, 300, 600, 1e7];
const BEST_GUESS = TRIED.indexOf(0);
const ENOUGH = 30;

/**
 * What a priority is worth, learned from who was served before whom: the head start, in seconds of waiting, that explains most of the
 * choices seen between callers of that priority and of the most common one.
 */
export class HeadStart {
  readonly #counts = new Map<number, number>();
  readonly #right = new Map<number, number[]>();
  readonly #seen = new Map<number, number>();

  came(priority: number): void {
    this.#counts.set(priority, (this.#counts.get(priority) ?? 0) + 1);
  }

  /** Seconds by which a caller of this priority stands before his arrival. */
  of(priority: number): number {
    if (priority === this.#common() || (this.#seen.get(priority) ?? 0) < ENOUGH) return 0;
    const right = this.#right.get(priority) ?? [];
    const best = Math.max(...right);
    return TRIED[right[BEST_GUESS] === best ? BEST_GUESS : right.indexOf(best)] ?? 0;
  }

  /** One was served while the other waited on; each with his priority and when he came. */
  chosen(winner: { priority: number; at: number }, other: { priority: number; at: number }): void {
    if (winner.priority === other.priority) return;
    const common = this.#common();
    if (winner.priority !== common && other.priority !== common) return;
    const special = winner.priority === common ? other : winner;
    const right = this.#right.get(special.priority) ?? TRIED.map(() => 0);
    TRIED.forEach((start, index) => {
      const isFirst = (special === winner ? other.at - winner.at : winner.at - other.at) + start > 0;
      if (isFirst === (special === winner)) right[index] = (right[index] ?? 0) + 1;
    });
    this.#right.set(special.priority, right);
    this.#seen.set(special.priority, (this.#seen.get(special.priority) ?? 0) + 1);
  }

  #common(): number {
    let common = 0;
    let most = 0;
    for (const [priority, count] of this.#counts) {
      if (count <= most) continue;
      common = priority;
      most = count;
    }
    return common;
  }
}
