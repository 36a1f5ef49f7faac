import type { Measure } from '@callwright/queueing';

/** How one figure stands beside another. */
export type Verdict = 'less' | 'more' | 'no-clear-difference';

/** A difference counts when it is larger than its own 95 % interval; two runs are taken as independent. */
export function verdict(now: Measure, was: Measure): Verdict {
  const difference = now.mean - was.mean;
  const halfWidth = Math.hypot(now.halfWidth95 ?? 0, was.halfWidth95 ?? 0);
  if (Math.abs(difference) <= halfWidth || difference === 0) return 'no-clear-difference';
  return difference < 0 ? 'less' : 'more';
}

/** What became of a hundred callers, in whole people that add up. Seconds aside: shares of all callers. */
export function ofHundred({ gaveUp, calledBack }: { gaveUp: number; calledBack: number }): {
  gaveUp: number;
  calledBack: number;
  served: number;
} {
  const whole = (share: number) => Math.min(100, Math.max(0, Math.round(share * 100)));
  const [left, called] = [whole(gaveUp), whole(calledBack)];
  return { gaveUp: left, calledBack: called, served: Math.max(0, 100 - left - called) };
}
