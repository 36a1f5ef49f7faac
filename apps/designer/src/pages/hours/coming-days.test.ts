import { scheduleSchema } from '@callwright/flow-schema';
import { loadHolidays } from '@callwright/schedules';
import { expect, it } from 'vitest';
import { comingDays, comingHolidays, dateIn, knownCountries } from './coming-days.ts';

const holidays = await loadHolidays();
const schedule = scheduleSchema.parse({
  title: 'Office',
  zone: 'Europe/Bucharest',
  week: { thu: [['09:00', '18:00']], fri: [['09:00', '18:00']] },
  holidays: { country: 'RO' },
  exceptions: [{ title: 'Christmas Eve', from: '2026-12-24', hours: [['09:00', '13:00']] }],
});

it('days that differ from the week say why', () => {
  const days = comingDays(schedule, '2026-12-23', 5, holidays);
  expect(days.map(({ date, hours, usual }) => [date, hours.length, usual])).toEqual([
    ['2026-12-23', 0, true],
    ['2026-12-24', 1, false],
    ['2026-12-25', 0, false],
    ['2026-12-26', 0, false],
    ['2026-12-27', 0, true],
  ]);
  expect(days[1]).toMatchObject({ reason: 'Christmas Eve', hours: [['09:00', '13:00']] });
});

it('the holidays of the coming year are told with all their dates', () => {
  const found = comingHolidays({ country: 'RO', kinds: ['public'], hours: [], ignore: [] }, '2026-11-22', holidays);
  expect(found.map(({ name }) => name)).toContain('Sfântul Andrei');
  expect(found.flatMap(({ dates }) => dates)).toContain('2026-12-25');
  expect(knownCountries(holidays)).toEqual(expect.arrayContaining(['MD', 'RO', 'RU', 'US']));
});

it('a date is the one on the wall of the zone', () => {
  const midnight = Date.parse('2026-11-22T23:30:00Z');
  expect([dateIn('Europe/Bucharest', midnight), dateIn('America/New_York', midnight)]).toEqual(['2026-11-23', '2026-11-22']);
});
