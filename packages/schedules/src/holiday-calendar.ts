import type { HolidayKind } from '@callwright/flow-schema';

/** Which days are holidays where. Dates are local, `YYYY-MM-DD`; regions are codes such as `BY`, or `LA-NO` for a place in a region. */
export interface HolidayCalendar {
  /** The holiday that takes the whole of this day, in a language of the country; those whose name is ignored do not count. */
  holidayOn(
    country: string,
    region: string | undefined,
    date: string,
    kinds: readonly HolidayKind[],
    ignored?: readonly string[],
  ): { name: string } | null;
  /** The regions with holidays of their own, or null for a country that the calendar does not know. */
  regionsOf(country: string): readonly string[] | null;
  /** True when a holiday of this place has this name, in any language. */
  hasHoliday(country: string, region: string | undefined, name: string): boolean;
}
