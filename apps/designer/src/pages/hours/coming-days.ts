import type { Hours, Schedule } from '@callwright/flow-schema';
import { type HolidayCalendar, planOf } from '@callwright/schedules';

export interface ComingDay {
  /** `YYYY-MM-DD`. */
  date: string;
  hours: Hours;
  reason: string;
  /** Whether the week decides, or something that goes before it. */
  usual: boolean;
}

const DAY = 86_400_000;

/** What holds on the days from a date on. */
export function comingDays(schedule: Schedule, from: string, count: number, holidays: HolidayCalendar): ComingDay[] {
  const week = { ...schedule, exceptions: [] };
  delete week.holidays;
  return datesFrom(from, count).map((date) => {
    const { hours, reason } = planOf(schedule, date, holidays);
    const usual = planOf(week, date, holidays);
    return { date, hours, reason, usual: reason === usual.reason };
  });
}

/** The holidays of a place in the year from a date on, each with its dates. */
export function comingHolidays(
  rules: NonNullable<Schedule['holidays']>,
  from: string,
  holidays: HolidayCalendar,
): { name: string; dates: string[] }[] {
  const found = new Map<string, string[]>();
  for (const date of datesFrom(from, 366)) {
    const holiday = holidays.holidayOn(rules.country, rules.region, date, rules.kinds);
    if (holiday !== null) found.set(holiday.name, [...(found.get(holiday.name) ?? []), date]);
  }
  return [...found].map(([name, dates]) => ({ name, dates }));
}

/** The codes of the countries whose holidays are known. */
export function knownCountries(holidays: HolidayCalendar): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => holidays.regionsOf(code) !== null);
}

/** The local date in a zone at an instant in milliseconds. */
export function dateIn(zone: string, now: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

function datesFrom(from: string, count: number): string[] {
  const first = Date.parse(`${from}T00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(first + index * DAY).toISOString().slice(0, 10));
}
