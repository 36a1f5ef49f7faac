import type { HolidayCalendar } from './holiday-calendar.ts';
import { foldName, type HolidaysOfPlace, holidaysOfPlace } from './holidays-of-place.ts';

/** The holidays of the world from the package `date-holidays`. Loading takes some 150 ms, so call this when they are first needed, and keep the answer. */
export async function loadHolidays(): Promise<HolidayCalendar> {
  const { default: DateHolidays } = await import('date-holidays');
  const world = new DateHolidays();
  const places = new Map<string, HolidaysOfPlace>();

  function placeOf(country: string, region: string | undefined): HolidaysOfPlace {
    const code = region === undefined ? country : `${country}-${region}`;
    const place = places.get(code) ?? holidaysOfPlace(new DateHolidays(code, { timezone: 'UTC' }));
    places.set(code, place);
    return place;
  }

  return {
    holidayOn(country, region, date, kinds, ignored = []) {
      const folded = ignored.map(foldName);
      const counts = ({ kind, names }: { kind: string; names: ReadonlySet<string> }) =>
        kinds.some((wanted) => wanted === kind) && !folded.some((name) => names.has(name));
      const holiday = placeOf(country, region).on(date).find(counts);
      return holiday === undefined ? null : { name: holiday.name };
    },
    regionsOf(country) {
      if (!Object.hasOwn(world.getCountries(), country)) return null;
      const states = codes(world.getStates(country));
      return states.flatMap((state) => [state, ...codes(world.getRegions(country, state)).map((area) => `${state}-${area}`)]);
    },
    hasHoliday: (country, region, name) => placeOf(country, region).hasName(name),
  };
}

/** The package looks places up in capitals, so it never finds the few whose codes have small letters. It has no list where there are none. */
function codes(names: Record<string, string> | undefined): string[] {
  return Object.keys(names ?? {}).filter((code) => code === code.toUpperCase());
}
