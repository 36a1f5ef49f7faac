import type { HolidayKind } from '@callwright/flow-schema';
import type DateHolidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { z } from 'zod';

const DAY = 86_400_000;

export interface Holiday {
  name: string;
  kind: HolidayKind;
  /** Its names in all languages, folded, to be compared with folded names. */
  names: ReadonlySet<string>;
}

/** The holidays of one country or region; a year is worked out when it is first asked for. */
export interface HolidaysOfPlace {
  /** Those that take the whole of a local date, public ones first. */
  on(date: string): readonly Holiday[];
  hasName(name: string): boolean;
}

/** Reads the rules of one place. `source` must count its days in UTC: then days are as long as each other, whatever clocks do there. */
export function holidaysOfPlace(source: DateHolidays): HolidaysOfPlace {
  const namesByRule = new Map(source.getRules().flatMap(ruleNames));
  const years = new Map<number, Map<string, Holiday[]>>();
  return {
    on(date) {
      const year = Number(date.slice(0, 4));
      const days = years.get(year) ?? daysAround(source, year, namesByRule);
      years.set(year, days);
      return days.get(date) ?? [];
    },
    hasName: (name) => [...namesByRule.values()].some((names) => names.has(foldName(name))),
  };
}

/** Names are compared without case and accents: "Paştele" and "paștele" are the same day. */
export function foldName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** The days of a year, and what the last days of the year before have left over. */
function daysAround(source: DateHolidays, year: number, namesByRule: ReadonlyMap<string, Set<string>>): Map<string, Holiday[]> {
  const days = new Map<string, Holiday[]>();
  for (const found of [...source.getHolidays(year - 1), ...source.getHolidays(year)]) {
    const names = namesByRule.get(found.rule) ?? new Set([foldName(found.name)]);
    for (const date of wholeDays(found)) days.set(date, [...(days.get(date) ?? []), { name: found.name, kind: found.type, names }]);
  }
  return days;
}

/** Days that begin at sunset are written by the day they are kept on, so the written date counts and not the instant. Half days are left out. */
function wholeDays({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const begins = Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`);
  const first = Math.ceil(begins / DAY);
  const last = Math.floor((begins + end.getTime() - start.getTime()) / DAY);
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => new Date((first + index) * DAY).toISOString().slice(0, 10));
}

/** The typings of the package hide what a rule holds. */
const ruleSchema = z.object({ rule: z.string(), name: z.union([z.string(), z.record(z.string(), z.string())]) });

function ruleNames(value: unknown): [string, Set<string>][] {
  const { data } = ruleSchema.safeParse(value);
  if (data === undefined) return [];
  const names = typeof data.name === 'string' ? [data.name] : Object.values(data.name);
  return [[data.rule, new Set(names.map(foldName))]];
}
