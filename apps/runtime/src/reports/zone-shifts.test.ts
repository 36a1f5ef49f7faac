import fc from 'fast-check';
import { expect, it } from 'vitest';
import { momentOf, zoneShifts } from './zone-shifts.ts';

const MINUTE = 60_000;
const zones = ['UTC', 'Europe/Bucharest', 'America/Havana', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];
const start = Date.UTC(2026, 0, 1);

it('minutes of a zone are those that its clocks show, also where they are changed', () => {
  const length = 366 * 1440;
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: length - 1 }), (zone, minute) => {
      const shifts = zoneShifts(zone, new Date(start).toISOString(), new Date(start + length * MINUTE).toISOString());
      const at = start / MINUTE + minute;
      const ahead = shifts.findLast(({ from }) => at >= from)?.ahead ?? 0;
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at * MINUTE);
      expect(new Date((at + ahead) * MINUTE).toISOString().slice(0, 16).replace('T', ' ')).toBe(shown);
      // clocks show an hour twice in autumn: the first time is meant
      expect(momentOf(at + ahead, shifts)).toBeLessThanOrEqual(at * MINUTE);
      expect(at * MINUTE - momentOf(at + ahead, shifts)).toBeLessThanOrEqual(60 * MINUTE);
    }),
    { numRuns: 300 },
  );
});

it('midnight of the day on which clocks go on at midnight is its first moment', () => {
  const shifts = zoneShifts('America/Havana', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z');
  const midnight = Date.UTC(2026, 2, 8) / MINUTE;
  expect(new Date(momentOf(midnight, shifts)).toISOString()).toBe('2026-03-08T05:00:00.000Z');
});
