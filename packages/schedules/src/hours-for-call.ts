import type { Schedule } from '@callwright/flow-schema';
import { DateTime } from 'luxon';
import type { HolidayCalendar } from './holiday-calendar.ts';
import { type ScheduleState, scheduleState } from './schedule-state.ts';

/** What a call is told of a schedule: `hours` is what texts can say, in the call's language. */
export interface HoursForCall {
  state: ScheduleState['state'];
  hours: { [name: string]: string | null };
}

/** A schedule at an instant (ISO 8601), in words of a language. `emergency` is the switch as it stands now; without it the schedule's own counts. */
export function hoursForCall(
  schedule: Schedule,
  at: string,
  language: string,
  holidays: HolidayCalendar,
  emergency: boolean | undefined,
): HoursForCall {
  const switched = emergency === undefined ? schedule : { ...schedule, emergency };
  const { state, reason, opensAt, closesAt } = scheduleState(switched, at, holidays);
  const said = (instant: string | null) => (instant === null ? null : spokenMoment(instant, at, schedule.zone, language));
  return { state, hours: { state, reason, opens: said(opensAt), closes: said(closesAt), opensAt, closesAt } };
}

/** A moment as people say it, seen from another one: "today, 9:00", "tomorrow, 9:00", "Monday, 9:00", "7 January, 9:00". */
function spokenMoment(instant: string, from: string, zone: string, language: string): string {
  const [then, now] = [instant, from].map((iso) => DateTime.fromISO(iso, { zone }).setLocale(language));
  if (then === undefined || now === undefined) return instant;
  const days = Math.round(then.startOf('day').diff(now.startOf('day'), 'days').days);
  return `${spokenDay(then, days, language)}, ${then.toFormat('H:mm')}`;
}

function spokenDay(day: DateTime, days: number, language: string): string {
  if (days < 2) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  return day.toLocaleString(days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' });
}
