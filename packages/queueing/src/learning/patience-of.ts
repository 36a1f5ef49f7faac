/** A wait that is over: the caller gave up after so many seconds, or was served (or left) and would have waited longer. */
export interface EndedWait {
  seconds: number;
  gaveUp: boolean;
}

/** Where the curve is told; real patience has its steepest part early. */
const TOLD_AT = [15, 30, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1800];
/** Fewer callers than this who still wait say nothing. */
const FEWEST = 10;

/**
 * The share of callers who still wait after so many seconds, from waits that were mostly cut short by an agent: the estimator of Kaplan and Meier
 * (1958). As far as at least ten callers waited; null where nobody gave up, or there are too few.
 */
export function patienceOf(waits: readonly EndedWait[]): [number, number][] | null {
  const ordered = [...waits].sort((a, b) => a.seconds - b.seconds || Number(b.gaveUp) - Number(a.gaveUp));
  const points: [number, number][] = [];
  let share = 1;
  let next = 0;
  for (const at of TOLD_AT) {
    for (; next < ordered.length && (ordered[next]?.seconds ?? 0) <= at; next += 1)
      if (ordered[next]?.gaveUp === true) share *= 1 - 1 / (ordered.length - next);
    if (ordered.length - next < FEWEST) break;
    points.push([at, Math.round(share * 1000) / 1000]);
  }
  return share < 1 && points.some(([, still]) => still < 1) ? points : null;
}
