import { loadHolidays } from '@callwright/schedules';
import type { BesideFlow } from './beside-flow.ts';
import { schedulesOf } from './read-beside.ts';

const DAY = 86_400_000;

/** The next day that one of the schedules keeps as a holiday, within a year of a day (YYYY-MM-DD); null when there is none. */
export async function nextHoliday(beside: BesideFlow, from: string): Promise<{ date: string; name: string } | null> {
  const rules = Object.values(schedulesOf(beside) ?? {}).flatMap(({ holidays }) => (holidays === undefined ? [] : [holidays]));
  if (rules.length === 0) return null;
  const calendar = await loadHolidays();
  for (let ahead = 0; ahead < 366; ahead += 1) {
    const date = new Date(Date.parse(`${from}T00:00:00Z`) + ahead * DAY).toISOString().slice(0, 10);
    for (const { country, region, kinds, ignore } of rules) {
      const holiday = calendar.holidayOn(country, region, date, kinds, ignore);
      if (holiday !== null) return { date, name: holiday.name };
    }
  }
  return null;
}
