import { expect, it } from 'vitest';
import { csvArrivals } from './csv-arrivals.ts';

it('calls are counted by the hour that the clock showed, as means over the days', () => {
  const text = [
    'queuedAt,"arrivedAt",outcome',
    ',2026-11-02T08:10:00+02:00,served',
    ',2026-11-02T08:50:00+02:00,served',
    ',"2026-11-03 08:00:00",abandoned',
    ',2026-11-03T17:00:00Z,served',
    '',
  ].join('\r\n');
  const read = csvArrivals(text);
  expect(read).toMatchObject({ ok: true, calls: 4, days: 2 });
  expect(read.ok && [read.byHour[8], read.byHour[17], read.byHour[9]]).toEqual([1.5, 0.5, 0]);
});

it('what is wrong with a file is said with its line', () => {
  expect(csvArrivals('when\n1')).toEqual({ ok: false, problem: 'no-column', line: 1 });
  expect(csvArrivals('arrivedAt\n2026-11-02T08:10:00Z\nyesterday')).toEqual({ ok: false, problem: 'bad-time', line: 3 });
  expect(csvArrivals('arrivedAt\n\n')).toEqual({ ok: false, problem: 'no-calls', line: 1 });
});
