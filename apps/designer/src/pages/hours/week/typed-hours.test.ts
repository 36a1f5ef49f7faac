import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeOf } from './paint-week.ts';
import { hoursText, readHours } from './typed-hours.ts';

it('hours are read as people write them', () => {
  expect(readHours('9-18')).toEqual([['09:00', '18:00']]);
  expect(readHours(' 14:00 – 18:30; 9.15-13 ')).toEqual([
    ['09:15', '13:00'],
    ['14:00', '18:30'],
  ]);
  expect(readHours('22-6')).toEqual([['22:00', '06:00']]);
  expect(readHours('0-24')).toEqual([['00:00', '24:00']]);
  expect(readHours('')).toEqual([]);
});

it.each(['9', '9-9', '25-26', '9:60-10', '24-25', 'from 9 to 18', '9--18'])('%j is no hours', (text) => {
  expect(readHours(text)).toBeNull();
});

it('what is written is read back', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 60 }))
    .map(([from, length]): [string, string] => [timeOf(from), timeOf(Math.min(1440, from + length))]);
  fc.assert(
    fc.property(span, (one) => {
      expect(readHours(hoursText([one]))).toEqual([one]);
    }),
  );
});
