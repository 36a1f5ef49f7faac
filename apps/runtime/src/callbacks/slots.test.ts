import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callbackTimes } from './callback-times.ts';
import { type CallingRules, nextAllowedAt } from './quiet-hours.ts';
import { slotWords } from './slot-words.ts';
import { capacityOf, countIn, freeSlots } from './slots.ts';

const MINUTE = 60_000;
const zone = 'Europe/Bucharest';
const rules: CallingRules = { quietHours: ['21:00', '08:00'], zones: [zone], open: null };
const wanted = { zone, slotMinutes: 30, days: 2, capacity: 2, atMost: 3 };
const at = (time: string) => Date.parse(time);
const begins = (slots: readonly { from: number }[]) => slots.map(({ from }) => new Date(from).toISOString().slice(5, 16));

describe('slots', () => {
  it('begin with the next half hour by day, and in the morning after a night', () => {
    expect(begins(freeSlots(wanted, rules, [], at('2026-01-05T12:10:00Z')))).toEqual(['01-05T12:30', '01-05T13:00', '01-05T13:30']);
    expect(begins(freeSlots(wanted, rules, [], at('2026-01-05T18:10:00Z')))).toEqual(['01-05T18:30', '01-06T06:00', '01-06T06:30']);
  });

  it('that are full or not wholly open are left out', () => {
    const taken = [at('2026-01-05T12:30:00Z'), at('2026-01-05T12:59:00Z'), at('2026-01-05T13:00:00Z')];
    expect(begins(freeSlots(wanted, rules, taken, at('2026-01-05T12:10:00Z')))[0]).toBe('01-05T13:00');
    const open = [{ from: at('2026-01-05T07:00:00Z'), until: at('2026-01-05T12:45:00Z') }];
    expect(freeSlots(wanted, { ...rules, open }, [], at('2026-01-05T12:10:00Z'))).toEqual([]);
  });

  it('have room for half of what the agents can handle, and for one where anybody works', () => {
    expect([capacityOf(4, 30, 240), capacityOf(1, 15, 3600), capacityOf(0, 30, 240)]).toEqual([15, 1, 0]);
  });

  it('are said as people say them, in the language and zone of who is called', () => {
    const slot = { from: at('2026-01-06T07:00:00Z'), to: at('2026-01-06T07:30:00Z') };
    const now = at('2026-01-05T12:00:00Z');
    expect(slotWords(slot, now, zone, 'en-US')).toBe('tomorrow between 9:00 and 9:30');
    expect(slotWords(slot, now, zone, 'ro-RO')).toBe('mâine între 9:00 și 9:30');
    expect(slotWords(slot, now, 'Europe/London', 'ru-RU')).toBe('завтра с 7:00 до 7:30');
    expect(slotWords(slot, at('2026-01-02T12:00:00Z'), zone, 'en-US')).toBe('Tuesday between 9:00 and 9:30');
  });

  it('never lie in quiet hours, never hold more than they have room for, and stand in order, over changes of clocks too', () => {
    const instant = fc
      .integer({ min: at('2026-03-27T00:00Z') / MINUTE, max: at('2026-10-27T00:00Z') / MINUTE })
      .map((minute) => minute * MINUTE);
    const zones = fc.constantFrom(zone, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    fc.assert(
      fc.property(instant, zones, fc.constantFrom(5, 20, 30, 45, 60, 240), fc.array(fc.nat(2880)), (now, where, slotMinutes, later) => {
        const taken = later.map((minutes) => now + minutes * MINUTE);
        const all = { ...rules, zones: [where] };
        const slots = freeSlots({ ...wanted, zone: where, slotMinutes, atMost: 40 }, all, taken, now);
        for (const [index, slot] of slots.entries()) {
          expect(nextAllowedAt(all, slot.from)).toBe(slot.from);
          expect(nextAllowedAt(all, slot.to - 1)).toBe(slot.to - 1);
          expect(countIn(slot, taken)).toBeLessThan(2);
          expect(slot.from).toBeGreaterThan(slots[index - 1]?.from ?? now);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a callback', () => {
  const wishes = {
    mode: 'keep-place',
    zones: [zone],
    from: null,
    to: null,
    notBefore: null,
    expiresAt: at('2026-01-06T12:00:00Z'),
  } as const;

  it('may be dialled by day; at night it waits for the morning, and its day ends', () => {
    expect(callbackTimes(wishes, rules, at('2026-01-05T12:00:00Z'))).toEqual({
      mayDial: true,
      hasExpired: false,
      nextAt: at('2026-01-05T19:00:00Z'),
    });
    const morning = at('2026-01-06T06:00:00Z');
    expect(callbackTimes(wishes, rules, at('2026-01-05T22:00:00Z'))).toEqual({
      mayDial: false,
      notBefore: morning,
      hasExpired: false,
      nextAt: morning,
    });
    expect(callbackTimes(wishes, rules, wishes.expiresAt)).toMatchObject({ mayDial: false, hasExpired: true, nextAt: null });
  });

  it('is dialled in the slot that was chosen, and after a retry not before its time', () => {
    const from = at('2026-01-05T14:00:00Z');
    const before = callbackTimes({ ...wishes, from, to: from + 1 }, rules, at('2026-01-05T12:00:00Z'));
    expect(before).toEqual({ mayDial: false, notBefore: from, dueAt: from, hasExpired: false, nextAt: from });
    expect(callbackTimes({ ...wishes, notBefore: from }, rules, from - 1)).toMatchObject({ mayDial: false, notBefore: from });
    expect(callbackTimes({ ...wishes, notBefore: from }, rules, from)).toMatchObject({ mayDial: true });
  });

  it('for whom no time is ever right is looked at again, for an emergency ends some day', () => {
    const now = at('2026-01-05T12:00:00Z');
    expect(callbackTimes(wishes, { ...rules, open: [] }, now)).toEqual({ mayDial: false, hasExpired: false, nextAt: now + 300_000 });
  });
});
