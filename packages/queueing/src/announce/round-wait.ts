/** Steps in which waits are spoken, in seconds: up to a length, so fine. */
const STEPS: readonly (readonly [upTo: number, step: number])[] = [
  [120, 30],
  [600, 60],
  [1800, 300],
  [Number.POSITIVE_INFINITY, 600],
];
const FINE_STEPS: readonly (readonly [upTo: number, step: number])[] = [
  [120, 10],
  [600, 60],
  [Number.POSITIVE_INFINITY, 300],
];

/** The next length that people say, at least as long: half minutes to two minutes, then minutes, then fives and tens. Seconds. */
export function roundWait(seconds: number, fine = false): number {
  return Math.max(fine ? 10 : 30, onGrid(seconds, fine, Math.ceil));
}

/** The same, at most as long; it may be 0. */
export function roundWaitDown(seconds: number): number {
  return onGrid(seconds, false, Math.floor);
}

function onGrid(seconds: number, fine: boolean, round: (value: number) => number): number {
  const [, step] = (fine ? FINE_STEPS : STEPS).find(([upTo]) => seconds <= upTo) ?? [0, 600];
  return round(seconds / step - 1e-9 * (round === Math.ceil ? 1 : -1)) * step;
}
