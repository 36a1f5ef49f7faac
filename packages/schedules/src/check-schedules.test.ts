import { describeDiagnostic, scheduleSchema } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { checkSchedules } from './check-schedules.ts';
import { loadHolidays } from './load-holidays.ts';

const calendar = await loadHolidays();

it.each([
  ['a country and its region', { country: 'DE', region: 'BY' }, []],
  ['a place in a region', { country: 'US', region: 'LA-NO' }, []],
  ['holidays by name and date', { country: 'RO', ignore: ['Easter Monday', 'Ziua Copilului', '2026-04-13'] }, []],
  [
    'a country without data',
    { country: 'NP' },
    ['error unknown-country desk.holidays.country: No holidays are known of the country "NP".'],
  ],
  ['a region of elsewhere', { country: 'MD', region: 'BY' }, [/^error unknown-region desk.holidays.region: .* has the regions CA, CU\.$/]],
  [
    'a region where there is none',
    { country: 'RO', region: 'B' },
    [/^error unknown-region .* has no regions with holidays of their own\.$/],
  ],
  ['a region that is never found', { country: 'CK', region: 'ATIU' }, [/^error unknown-region /]],
  [
    'a date that is no holiday',
    { country: 'RO', ignore: ['2026-04-14'] },
    [/^warning unknown-holiday desk.holidays.ignore.0: "2026-04-14"/],
  ],
  [
    'a name of elsewhere',
    { country: 'RO', ignore: ['Paștele', 'Thanksgiving Day'] },
    [/^warning unknown-holiday desk.holidays.ignore.1: /],
  ],
])('checks %s', (_, holidays, lines) => {
  const desk = scheduleSchema.parse({ title: 'Desk', zone: 'UTC', week: {}, holidays });
  const plain = scheduleSchema.parse({ title: 'Plain', zone: 'UTC', week: {} });
  const found = checkSchedules({ desk, plain }, calendar).map(describeDiagnostic);
  expect(found).toEqual(lines.map((line) => expect.stringMatching(line instanceof RegExp ? line : new RegExp(`^${line}$`))));
});
