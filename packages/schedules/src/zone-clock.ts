import { IANAZone } from 'luxon';

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * Turns times as a clock on the wall shows them into instants. A wall time is in milliseconds as if it were UTC.
 * A span is open whenever the clock shows a time within it: where an hour is left out, what would begin in it begins with the hour after;
 * where an hour comes twice, spans begin the first time and end the last time.
 */
export interface ZoneClock {
  /** The first instant at which the clock shows this time or a later one. */
  begins(wall: number): number;
  /** The end of the last instant at which the clock shows an earlier time. */
  ends(wall: number): number;
  /** The local date `YYYY-MM-DD` at an instant. */
  dateAt(instant: number): string;
  /** The wall time that the clock shows at an instant. */
  wallAt(instant: number): number;
}

/** What a clock is ahead of UTC before and after it is changed; it is changed at no time where both are the same. */
interface Offsets {
  before: number;
  after: number;
  changedAt: number;
}

const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA time zone, which must exist. Clocks are kept: to ask for an offset is slow, and its answer never changes. */
export function zoneClock(zone: string): ZoneClock {
  const clock = clocks.get(zone) ?? newClock(IANAZone.create(zone));
  clocks.set(zone, clock);
  return clock;
}

function newClock(zone: IANAZone): ZoneClock {
  const offsetAt = (instant: number) => zone.offset(instant) * MINUTE;
  const days = new Map<number, Offsets>();

  function offsetsAround(wall: number): Offsets {
    const day = Math.floor(wall / DAY);
    const offsets = days.get(day) ?? offsetsOfDay(day, offsetAt);
    days.set(day, offsets);
    return offsets;
  }

  return {
    begins(wall) {
      const { before, after, changedAt } = offsetsAround(wall);
      return wall - before < changedAt ? wall - before : Math.max(changedAt, wall - after);
    },
    ends(wall) {
      const { before, after, changedAt } = offsetsAround(wall);
      return wall - after > changedAt ? wall - after : Math.min(changedAt, wall - before);
    },
    dateAt: (instant) => new Date(instant + offsetAt(instant)).toISOString().slice(0, 10),
    wallAt: (instant) => instant + offsetAt(instant),
  };
}

/** No zone is more than 14 hours off, so what the times of a day could mean lies between these two midnights of UTC. */
function offsetsOfDay(day: number, offsetAt: (instant: number) => number): Offsets {
  const early = (day - 1) * DAY;
  const late = (day + 2) * DAY;
  const before = offsetAt(early);
  const after = offsetAt(late);
  return { before, after, changedAt: before === after ? Number.POSITIVE_INFINITY : changeBetween(early, late, offsetAt) };
}

/** The instant at which the offset stops being what it is at `early`. */
function changeBetween(early: number, late: number, offsetAt: (instant: number) => number): number {
  const before = offsetAt(early);
  let low = early;
  let high = late;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
