import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedUntil, type CallingRules, isQuiet, nextAllowedAt, type QuietHours } from './quiet-hours.ts';

const MINUTE = 60_000;
const night: QuietHours = ['21:00', '08:00'];
const rules = (more: Partial<CallingRules>): CallingRules => ({ quietHours: night, zones: ['Europe/Bucharest'], open: null, ...more });
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const next = (more: Partial<CallingRules>, at: string) => iso(nextAllowedAt(rules(more), Date.parse(at)));

describe('a number is called', () => {
  it('at once by day, and in the morning of its own zone after a night', () => {
    expect(next({}, '2026-01-05T12:00:00Z')).toBe('2026-01-05T12:00:00.000Z');
    expect(next({}, '2026-01-05T18:59:59Z')).toBe('2026-01-05T18:59:59.000Z');
    expect(next({}, '2026-01-05T19:00:00Z')).toBe('2026-01-06T06:00:00.000Z');
    expect(next({ zones: ['America/New_York'] }, '2026-01-05T12:00:00Z')).toBe('2026-01-05T13:00:00.000Z');
  });

  it('only when all zones allow in which it may be', () => {
    expect(next({ zones: ['America/New_York', 'America/Los_Angeles'] }, '2026-01-05T12:00:00Z')).toBe('2026-01-05T16:00:00.000Z');
    expect(next({ zones: ['Pacific/Kiritimati', 'Asia/Kathmandu', 'Africa/Lagos'] }, '2026-01-05T12:00:00Z')).toBeNull();
  });

  it('only when the queue is open, and never after its last day', () => {
    const span = (from: string, until: string) => ({ from: Date.parse(from), until: Date.parse(until) });
    const open = [span('2026-01-05T07:00:00Z', '2026-01-05T20:00:00Z'), span('2026-01-07T05:00:00Z', '2026-01-07T16:00:00Z')];
    expect(next({ open }, '2026-01-05T12:00:00Z')).toBe('2026-01-05T12:00:00.000Z');
    expect(next({ open }, '2026-01-05T19:30:00Z')).toBe('2026-01-07T06:00:00.000Z');
    expect(next({ open }, '2026-01-07T16:00:00Z')).toBeNull();
  });

  it('by the clock that is on the wall when it is changed', () => {
    // spring: 03:00 becomes 04:00, so 03:30 never comes and 04:00 is no quiet hour
    expect(next({ quietHours: ['21:00', '03:30'] }, '2026-03-28T22:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(next({}, '2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    // autumn: 03:30 comes twice; between, the clock shows quiet hours again
    expect(next({ quietHours: ['21:00', '03:30'] }, '2026-10-24T22:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(next({ quietHours: ['21:00', '03:30'] }, '2026-10-25T01:10:00Z')).toBe('2026-10-25T01:30:00.000Z');
  });
});

const zone = fc.constantFrom(
  'Europe/Bucharest',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/New_York',
  'Africa/Casablanca',
);
const time = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
// around each change of a clock in two years, and anywhere
const instant = fc
  .integer({ min: Date.parse('2026-01-01T00:00Z') / MINUTE, max: Date.parse('2027-12-31T00:00Z') / MINUTE })
  .map((at) => at * MINUTE);

it('nobody is ever called in his quiet hours, and nobody waits a minute longer than they last', () => {
  fc.assert(
    fc.property(fc.uniqueArray(zone, { minLength: 1, maxLength: 3 }), time, time, instant, (zones, from, end, now) => {
      const quietHours: QuietHours = [from, end];
      const at = nextAllowedAt({ quietHours, zones, open: null }, now);
      const quietSomewhere = (moment: number) => zones.some((one) => isQuietByIntl(quietHours, one, moment));
      const last = at ?? now + 15 * 24 * 60 * MINUTE;
      if (at !== null) expect(quietSomewhere(at)).toBe(false);
      for (let before = now; before < last; before += MINUTE * (at === null ? 7 : 1)) expect(quietSomewhere(before)).toBe(true);
      expect(zones.some((one) => isQuiet(quietHours, one, now))).toBe(quietSomewhere(now));
      if (at === null) return;
      const until = allowedUntil({ quietHours, zones, open: null }, at);
      for (let before = at; before < until; before += 7 * MINUTE) expect(quietSomewhere(before)).toBe(false);
      if (until < at + 2 * 24 * 60 * MINUTE) expect(quietSomewhere(until)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

const formats = new Map<string, Intl.DateTimeFormat>();

/** The same by other means. */
function isQuietByIntl([from, until]: QuietHours, zone: string, at: number): boolean {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(zone, format);
  const shown = format.format(at);
  return from <= until ? shown >= from && shown < until : shown >= from || shown < until;
}
