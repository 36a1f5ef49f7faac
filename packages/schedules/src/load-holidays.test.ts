import { beforeAll, expect, it } from 'vitest';
import type { HolidayCalendar } from './holiday-calendar.ts';
import { loadHolidays } from './load-holidays.ts';

let calendar: HolidayCalendar;
beforeAll(async () => {
  calendar = await loadHolidays();
});

it.each([
  ['RO', '2024-05-06', 'A doua zi de Paști'],
  ['RO', '2025-04-21', 'A doua zi de Paști'],
  ['RO', '2026-04-10', 'Vinerea Mare'],
  ['RO', '2026-04-12', 'Paștele'],
  ['RO', '2026-04-13', 'A doua zi de Paști'],
  ['RO', '2026-04-06', null],
  ['RO', '2026-06-01', 'Ziua Copilului'],
  ['RO', '2026-01-02', 'Anul nou'],
  ['RO', '2026-03-08', null],
  ['MD', '2026-04-13', 'A doua zi de Paști'],
  ['MD', '2026-04-20', 'Paştele Blăjinilor'],
  ['MD', '2026-01-08', 'Craciun pe Rit Vechi'],
  ['MD', '2026-10-14', null],
  ['MD-CU', '2026-10-14', expect.any(String)],
  ['RU', '2026-01-05', 'Новогодние каникулы'],
  ['RU', '2026-01-09', null],
  ['RU', '2026-04-12', null],
  ['UA', '2026-04-13', 'Великдень (замінити день)'],
  ['GR', '2026-04-10', expect.any(String)],
  ['GR', '2027-05-03', expect.any(String)],
  ['US', '2026-07-03', 'Independence Day (substitute day)'],
  ['US', '2026-07-04', 'Independence Day'],
  ['US', '2027-12-31', "New Year's Day (substitute day)"],
  ['US', '2026-11-26', 'Thanksgiving Day'],
  ['US', '2026-12-24', null],
  ['DE', '2026-01-06', null],
  ['DE-BY', '2026-01-06', 'Heilige Drei Könige'],
  ['US-LA-NO', '2026-02-17', expect.any(String)],
  ['SZ', '2027-01-02', 'Incwala'],
  ['IS', '2026-12-24', null],
  ['TR', '2026-03-22', 'Ramazan Bayramı'],
  ['TR', '2026-03-23', null],
  ['AE', '2024-07-06', null],
  ['AE', '2024-07-07', expect.any(String)],
  ['AE', '2024-07-08', null],
  ['NP', '2026-10-20', null],
])('%s on %s: %s', (place, date, name) => {
  const [country = '', ...region] = place.split('-');
  const found = calendar.holidayOn(country, region.length > 0 ? region.join('-') : undefined, date, ['public']);
  expect(found?.name ?? null).toEqual(name);
});

it('counts the kinds that are asked for, but no half days', () => {
  expect(calendar.holidayOn('US', undefined, '2026-12-24', ['public', 'optional'])).toEqual({ name: 'Christmas Eve' });
  expect(calendar.holidayOn('AR', undefined, '2026-12-24', ['public', 'optional'])).toBeNull();
  expect(calendar.holidayOn('RO', undefined, '2026-03-08', ['observance'])).toEqual({ name: 'Ziua Mamei' });
});

it('ignores holidays by name in any language, in any case and spelling, with the days that stand for them', () => {
  const ignoring = (country: string, date: string, ...names: string[]) => calendar.holidayOn(country, undefined, date, ['public'], names);
  expect(ignoring('RO', '2026-04-13', 'Easter Monday')).toBeNull();
  expect(ignoring('RO', '2026-04-13', 'a doua zi de paşti')).toBeNull();
  expect(ignoring('RO', '2026-04-12', 'Easter Monday')).toEqual({ name: 'Paștele' });
  expect(ignoring('RO', '2026-06-01', 'Ziua Copilului')).toEqual({ name: 'A doua zi de Rusalii' });
  expect(ignoring('US', '2026-07-03', 'Independence Day')).toBeNull();
});

it('knows which places it knows', () => {
  expect(calendar.regionsOf('RO')).toEqual([]);
  expect(calendar.regionsOf('DE')).toContain('BY');
  expect(calendar.regionsOf('US')).toEqual(expect.arrayContaining(['LA', 'LA-NO']));
  for (const country of ['NP', 'XX', 'constructor']) expect(calendar.regionsOf(country)).toBeNull();
  expect(calendar.hasHoliday('MD', undefined, 'Easter Sunday')).toBe(true);
  expect(calendar.hasHoliday('MD', undefined, 'Thanksgiving Day')).toBe(false);
});
