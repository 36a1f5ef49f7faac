import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ago, anyEntry, callback, caller, NOON, queue } from '../testing/line.ts';
import { explainOvertake } from './explain-overtake.ts';
import { compareEntries, orderEntries, pointsOf } from './order-entries.ts';
import { placeOf } from './place-of.ts';

const plain = { sales: queue('sales'), support: queue('support') };
const growing = { ...plain, sales: queue('sales', { priority: { vip: 0, callbackDue: 4, perMinuteWaited: 2 } }) };
const idsOf = (entries: { id: string }[]) => entries.map(({ id }) => id).join(' ');

it('the first to come is first, points go before, and equals have one order', () => {
  const entries = [caller('late', 10), caller('vip', 5, { priority: 10 }), caller('b', 60), caller('a', 60)];
  expect(idsOf(orderEntries(entries, plain, NOON))).toBe('vip a b late');
  const sameMoment = [caller('a', 60, { arrival: 8 }), caller('b', 60, { arrival: 7 })];
  expect(idsOf(orderEntries(sameMoment, plain, NOON))).toBe('b a');
});

it('with points for waiting, a caller of less priority passes in the end', () => {
  const entries = [caller('vip', 60, { priority: 10 }), caller('patient', 400)];
  expect(idsOf(orderEntries(entries, plain, NOON))).toBe('vip patient');
  expect(idsOf(orderEntries(entries, growing, NOON))).toBe('patient vip');
});

it('a callback gets points when it is due: at its time, or else when he is dialled', () => {
  expect(pointsOf(callback('c', 0), growing, NOON)).toBe(0);
  expect(pointsOf(callback('c', 0, { state: 'dialling' }), growing, NOON)).toBe(4);
  expect(pointsOf(callback('c', 0, { dueAt: NOON + 1 }), growing, NOON)).toBe(0);
  expect(pointsOf(callback('c', 0, { dueAt: NOON }), growing, NOON)).toBe(4);
});

it('the order is total: the same whatever way the entries are given', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 12 }), fc.integer(), (entries, turn) => {
      const shuffled = entries.toSorted((a, b) => ((a.since * 31 + turn) % 17) - ((b.since * 31 + turn) % 17));
      const ordered = orderEntries(entries, growing, NOON);
      expect(orderEntries(shuffled, growing, NOON)).toEqual(ordered);
      ordered.slice(1).forEach((entry, index) => {
        expect(compareEntries(ordered[index] ?? entry, entry, growing, NOON)).toBeLessThan(0);
      });
    }),
  );
});

it('as time goes on nobody of one queue loses his place to a caller of no other state', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 8 }),
      fc.integer({ min: 0, max: 86_400_000 }),
      (entries, later) => {
        const sales = entries.map(({ dueAt, ...entry }) => ({ ...entry, queue: 'sales' }));
        expect(idsOf(orderEntries(sales, growing, NOON + later))).toBe(idsOf(orderEntries(sales, growing, NOON)));
      },
    ),
  );
});

it('a retry keeps the place: an attempt that fails and is put off changes nothing of the order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyEntry, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }), (entries) => {
      const [first, ...others] = entries;
      if (first === undefined) return;
      const before = { ...first, queue: 'sales', isCallback: true, state: 'away' as const };
      const after = { ...before, notBefore: NOON + 120_000, dialledAt: ago(20), heldUntil: ago(15) };
      expect(idsOf(orderEntries([after, ...others], growing, NOON))).toBe(idsOf(orderEntries([before, ...others], growing, NOON)));
    }),
  );
});

it('counts ahead who is on the line, ringing or still to be called, but not who is with an agent or called later', () => {
  const entries = [
    caller('talks', 300, { state: 'offered' }),
    caller('waits', 200),
    callback('rings', 190, { state: 'dialling' }),
    callback('away', 180),
    callback('retry', 170, { notBefore: NOON + 60_000 }),
    callback('tomorrow', 160, { notBefore: NOON + 86_400_000 }),
    callback('quiet', 150, { mode: 'when-quiet' }),
    callback('asleep', 140, { mayDial: false }),
    caller('elsewhere', 130, { queue: 'support' }),
    caller('behind', 1),
  ];
  expect(placeOf(caller('me', 100), entries, plain, NOON)).toEqual({ position: 5, ahead: 4, aheadOnLine: 1 });
});

it('explains why somebody passed another', () => {
  const code = (a: Parameters<typeof explainOvertake>[0], b: Parameters<typeof explainOvertake>[0]) =>
    explainOvertake(a, b, plain, NOON).code;
  expect(explainOvertake(caller('vip', 1, { priority: 10 }), caller('b', 50), plain, NOON)).toEqual({
    code: 'priority',
    params: { points: 10, others: 0 },
  });
  expect(code(caller('a', 90), caller('b', 50))).toBe('earlier');
  expect(code(caller('a', 1), callback('b', 50))).toBe('not-reachable');
  expect(code(caller('a', 1), callback('b', 50, { state: 'dialling' }))).toBe('dialling');
  expect(code(caller('a', 1), caller('b', 50, { state: 'offered' }))).toBe('not-in-line');
});
