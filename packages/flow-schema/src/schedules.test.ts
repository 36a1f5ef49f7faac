import { expect, it } from 'vitest';
import { describeDiagnostic } from './diagnostic.ts';
import { parseSchedules } from './schedules.ts';

const office = {
  title: 'Office',
  zone: 'Europe/Chisinau',
  week: {
    mon: [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
    fri: [
      ['09:00', '13:00'],
      ['22:00', '06:00'],
    ],
    sat: [['06:00', '24:00']],
    sun: [['00:00', '24:00']],
  },
  holidays: { country: 'MD' },
  exceptions: [
    { title: 'Inventory', from: '2026-12-24' },
    { title: 'Short week', from: '2026-12-28', to: '2026-12-30', hours: [['10:00', '12:00']], as: 'holiday' },
  ],
};

it('reads schedules and fills in what may be left out', () => {
  const { schedules, diagnostics } = parseSchedules(
    JSON.stringify({ office, night: { title: 'Night', zone: 'Asia/Kathmandu', week: {} } }),
  );
  expect(diagnostics).toEqual([]);
  expect(schedules?.['office']).toEqual({
    ...office,
    holidays: { country: 'MD', kinds: ['public'], hours: [], ignore: [] },
    exceptions: [{ ...office.exceptions[0], hours: [], as: 'closed' }, office.exceptions[1]],
    emergency: false,
  });
  expect(schedules?.['night']).toMatchObject({ week: {}, exceptions: [], emergency: false });
});

it.each([
  ['a name that is no slug', { 'Main office': office }, 'invalid-field Main office'],
  ['no zone', { office: { ...office, zone: undefined } }, 'missing-field office.zone'],
  ['a zone that nobody knows', { office: { ...office, zone: 'Europe/Chishinau' } }, 'invalid-field office.zone: Name a time zone'],
  ['an offset for a zone', { office: { ...office, zone: '+02:00' } }, 'invalid-field office.zone'],
  ['a day that is none', withWeek({ monday: [] }), 'unknown-field office.week.monday'],
  ['an hour that is none', withWeek({ mon: [['9:00', '18:00']] }), 'invalid-field office.week.mon.0.0: Write a time'],
  ['24:00 as a beginning', withWeek({ mon: [['24:00', '06:00']] }), 'invalid-field office.week.mon.0.0'],
  ['times after 24:00', withWeek({ mon: [['20:00', '24:30']] }), 'invalid-field office.week.mon.0.1'],
  ['an empty span', withWeek({ mon: [['09:00', '09:00']] }), 'invalid-field office.week.mon.0: Begins and ends at the same time'],
  ['spans that overlap', withWeek({ mon: spans('09:00-13:00 12:00-18:00') }), 'invalid-field office.week.mon: Lists spans that overlap'],
  ['spans in another order', withWeek({ mon: spans('14:00-18:00 09:00-13:00') }), 'invalid-field office.week.mon'],
  ['a span after a night', withWeek({ mon: spans('22:00-06:00 23:00-23:30') }), 'invalid-field office.week.mon'],
  ['a night into an open morning', withWeek({ mon: spans('22:00-06:00'), tue: spans('05:00-09:00') }), 'invalid-field office.week.tue'],
  ['the night of Sunday into Monday', withWeek({ sun: spans('22:00-06:00'), mon: spans('05:59-09:00') }), 'invalid-field office.week.mon'],
  ['a country in words', { office: { ...office, holidays: { country: 'Moldova' } } }, 'invalid-field office.holidays.country'],
  [
    'a kind that is none',
    { office: { ...office, holidays: { country: 'MD', kinds: ['state'] } } },
    'invalid-field office.holidays.kinds.0',
  ],
  ['a date that is none', withException({ from: '2026-02-29' }), 'invalid-field office.exceptions.0.from: Write a date'],
  ['a last day before the first', withException({ from: '2026-12-26', to: '2026-12-24' }), 'invalid-field office.exceptions.0.to'],
  [
    'a day of two exceptions',
    withException({ from: '2026-12-24' }, { from: '2026-12-20', to: '2026-12-24' }),
    'invalid-field office.exceptions.1',
  ],
  ['two exceptions on one day', withException({ from: '2026-12-24' }, { from: '2026-12-24' }), 'invalid-field office.exceptions.1'],
])('refuses %s and names the place', (_, file, line) => {
  const { schedules, diagnostics } = parseSchedules(JSON.stringify(file));
  expect(schedules).toBeNull();
  expect(diagnostics.map(describeDiagnostic)).toEqual([expect.stringContaining(`error ${line}`)]);
});

it('lets nights and days touch, and collects all problems of a file', () => {
  const touching = withWeek({ mon: spans('00:00-09:00 09:00-20:00 22:00-06:00'), tue: spans('06:00-00:00'), wed: spans('00:00-24:00') });
  expect(parseSchedules(JSON.stringify(touching)).diagnostics).toEqual([]);
  const wrong = { a: { ...office, zone: 'Mars' }, b: { ...office, week: { mon: spans('09:00-09:00') }, color: 'red' } };
  expect(parseSchedules(JSON.stringify(wrong)).diagnostics).toHaveLength(3);
  expect(parseSchedules('{')).toMatchObject({ schedules: null, diagnostics: [{ code: 'not-json' }] });
});

function spans(text: string): string[][] {
  return text.split(' ').map((span) => span.split('-'));
}

function withWeek(week: object) {
  return { office: { ...office, week } };
}

function withException(...exceptions: object[]) {
  return { office: { ...office, exceptions: exceptions.map((exception) => ({ title: 'Closed', ...exception })) } };
}
