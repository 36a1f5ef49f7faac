import { type Hours, type Schedule, WEEKDAYS } from '@callwright/flow-schema';
import type { HolidayCalendar } from './holiday-calendar.ts';

/** What holds on one local date: the hours, what it counts as outside of them, and what decided that. */
export interface DayPlan {
  hours: Hours;
  otherwise: 'closed' | 'holiday';
  reason: string;
}

/** An exception goes before a holiday, a holiday before the week. */
export function planOf(schedule: Schedule, date: string, holidays: HolidayCalendar): DayPlan {
  const exception = schedule.exceptions.find(({ from, to }) => from <= date && date <= (to ?? from));
  if (exception !== undefined) return { hours: exception.hours, otherwise: exception.as, reason: exception.title };
  const holiday = holidayOf(schedule, date, holidays);
  if (holiday !== null) return { hours: schedule.holidays?.hours ?? [], otherwise: 'holiday', reason: holiday.name };
  return { hours: schedule.week[weekdayOf(date)] ?? [], otherwise: 'closed', reason: 'Weekly hours' };
}

function holidayOf({ holidays: rules }: Schedule, date: string, calendar: HolidayCalendar): { name: string } | null {
  if (rules === undefined || rules.ignore.includes(date)) return null;
  return calendar.holidayOn(rules.country, rules.region, date, rules.kinds, rules.ignore);
}

function weekdayOf(date: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7] ?? 'mon';
}
