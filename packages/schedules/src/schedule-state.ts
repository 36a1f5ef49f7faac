import { isOverMidnight, type Schedule } from '@callwright/flow-schema';
import { DateTime } from 'luxon';
import { planOf } from './day-plan.ts';
import type { HolidayCalendar } from './holiday-calendar.ts';
import { type ZoneClock, zoneClock } from './zone-clock.ts';

const DAY = 86_400_000;
const SEARCHED_DAYS = 400;

export interface ScheduleState {
  state: 'open' | 'closed' | 'holiday' | 'emergency';
  /** What decided: the title of an exception, the name of a holiday, or words. */
  reason: string;
  /** When it opens next, after `at` and after it has closed, as an ISO instant; null when it does not within 400 days, or nobody knows. */
  opensAt: string | null;
  /** While it is open: when it closes, as an ISO instant; null when it does not within 400 days. */
  closesAt: string | null;
}

/** Whether somebody is there at an instant, given in ISO 8601. The switch for emergencies goes before all, and says nothing of its end. */
export function scheduleState(schedule: Schedule, at: string, holidays: HolidayCalendar): ScheduleState {
  const instant = DateTime.fromISO(at, { zone: schedule.zone }).toMillis();
  if (Number.isNaN(instant)) throw new NoInstantError(at);
  if (schedule.emergency) return { state: 'emergency', reason: 'Emergency switch', opensAt: null, closesAt: null };
  const clock = zoneClock(schedule.zone);
  const { reason, closes, opens } = around(instant, openSpans(schedule, instant, clock, holidays));
  const limit = instant + SEARCHED_DAYS * DAY;
  const opensAt = isoUntil(limit, opens);
  if (reason !== undefined) return { state: 'open', reason, opensAt, closesAt: isoUntil(limit, closes) };
  const today = planOf(schedule, clock.dateAt(instant), holidays);
  return { state: today.otherwise, reason: today.reason, opensAt, closesAt: null };
}

/** Something else than an instant was asked about. */
export class NoInstantError extends Error {
  readonly kind = 'bug';

  constructor(at: string, options?: ErrorOptions) {
    super(`"${at}" is no ISO 8601 instant`, options);
    this.name = 'NoInstantError';
  }
}

interface OpenSpan {
  begins: number;
  ends: number;
  reason: string;
}

/** The span that holds an instant, grown by those that touch it, and the first one after. */
function around(instant: number, spans: Iterable<OpenSpan>): { reason?: string; closes?: number; opens?: number } {
  let current: { reason: string; closes: number } | undefined;
  for (const { begins, ends, reason } of spans) {
    if (ends <= instant) continue;
    if (begins > (current?.closes ?? instant)) return { ...current, opens: begins };
    current = { reason: current?.reason ?? reason, closes: Math.max(ends, current?.closes ?? ends) };
  }
  return { ...current };
}

/** In the order in which they begin. The day before may reach into today, and two days more tell whether a span at the limit really ends. */
function* openSpans(schedule: Schedule, instant: number, clock: ZoneClock, holidays: HolidayCalendar): Generator<OpenSpan> {
  const today = Date.parse(`${clock.dateAt(instant)}T00:00Z`);
  for (let day = today - DAY; day <= today + (SEARCHED_DAYS + 2) * DAY; day += DAY) {
    const date = new Date(day).toISOString().slice(0, 10);
    const { hours, reason } = planOf(schedule, date, holidays);
    for (const span of hours) {
      const begins = clock.begins(Date.parse(`${date}T${span[0]}Z`));
      const ends = clock.ends(Date.parse(`${date}T${span[1]}Z`) + (isOverMidnight(span) ? DAY : 0));
      if (begins < ends) yield { begins, ends, reason };
    }
  }
}

function isoUntil(limit: number, instant: number | undefined): string | null {
  return instant === undefined || instant > limit ? null : new Date(instant).toISOString();
}
