import { type Diagnostic, diagnostic, type HolidayRules, type Schedules } from '@callwright/flow-schema';
import type { HolidayCalendar } from './holiday-calendar.ts';

/** Finds what a schema cannot see: countries, regions and holidays that the calendar does not know. */
export function checkSchedules(schedules: Schedules, calendar: HolidayCalendar): Diagnostic[] {
  return Object.entries(schedules).flatMap(([name, { holidays }]) =>
    holidays === undefined ? [] : checkRules(holidays, [name, 'holidays'], calendar),
  );
}

function checkRules(rules: HolidayRules, path: string[], calendar: HolidayCalendar): Diagnostic[] {
  const { country, region } = rules;
  const regions = calendar.regionsOf(country);
  if (regions === null) return [diagnostic('unknown-country', [...path, 'country'], `No holidays are known of the country "${country}".`)];
  if (region !== undefined && !regions.includes(region)) {
    const known = regions.length === 0 ? 'has no regions with holidays of their own' : `has the regions ${regions.join(', ')}`;
    return [diagnostic('unknown-region', [...path, 'region'], `"${region}" is not known; ${country} ${known}.`)];
  }
  return rules.ignore.flatMap((ignored, index) =>
    isHoliday(rules, ignored, calendar)
      ? []
      : [
          diagnostic(
            'unknown-holiday',
            [...path, 'ignore', index],
            `"${ignored}" is no holiday of ${country} that counts here.`,
            'warning',
          ),
        ],
  );
}

function isHoliday({ country, region, kinds }: HolidayRules, ignored: string, calendar: HolidayCalendar): boolean {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(ignored);
  return isDate ? calendar.holidayOn(country, region, ignored, kinds) !== null : calendar.hasHoliday(country, region, ignored);
}
