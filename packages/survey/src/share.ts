import { type Interval, wilsonInterval } from './interval.ts';

/** A part of a whole, between 0 and 1, with Wilson's interval; null where nothing was counted. */
export interface Share {
  count: number;
  of: number;
  share: number | null;
  interval: Interval | null;
}

/** What part of a whole something is. */
export function shareOf(count: number, of: number): Share {
  return { count, of, share: of === 0 ? null : count / of, interval: wilsonInterval(count, of) };
}
