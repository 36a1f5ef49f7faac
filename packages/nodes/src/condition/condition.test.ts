import { blankMemory, rowHolds, rowSchema } from '@callwright/flow-compiler';
import { expect, it } from 'vitest';

it.each([
  ['compares numbers as numbers', '9', 'less-than', '10', true],
  ['compares a number with a text of it', 10, 'equals', '10.0', true],
  ['keeps long numbers apart that differ in the last digit', '12345678901234567890', 'equals', '12345678901234567891', false],
  ['compares texts without regard to case', 'Киев', 'equals', 'киев', true],
  ['puts texts in order', '2026-01-05', 'less-than', '2026-02-01', true],
  ['finds one of a list', '7', 'is-one-of', ['8', 7], true],
  ['finds none in an empty list', '7', 'is-one-of', [], false],
  ['takes an unset value for neither less', undefined, 'less-than', '10', false],
  ['nor greater', undefined, 'at-least', '0', false],
  ['takes an unset value for empty', undefined, 'is-empty', undefined, true],
  ['takes zero for a value', 0, 'is-not-empty', undefined, true],
  ['finds the beginning', '+40721000111', 'starts-with', '+40', true],
  ['finds nothing where it looks for nothing', '+40721000111', 'contains', '{{ unset }}', false],
  ['compares with another variable', '5', 'at-most', '{{ limit }}', true],
])('%s', (_, left, operator, right, holds) => {
  expect(
    rowHolds(rowSchema.parse({ left: 'value', operator, ...(right !== undefined && { right }) }), callWith({ value: left, limit: '10' })),
  ).toBe(holds);
});

it('reads what the product knows of a call, and nothing that objects inherit', () => {
  const call = callWith({});
  expect(rowHolds(rowSchema.parse({ left: 'call.from', operator: 'equals', right: '+15005550100' }), call)).toBe(true);
  for (const left of ['constructor', 'call.constructor', 'call.from.length', 'value.anything'])
    expect(rowHolds(rowSchema.parse({ left, operator: 'is-not-empty' }), call), left).toBe(false);
});

it('refuses a row that lacks its right side, or has one too many', () => {
  expect(rowSchema.safeParse({ left: 'value', operator: 'equals' }).success).toBe(false);
  expect(rowSchema.safeParse({ left: 'value', operator: 'is-empty', right: '1' }).success).toBe(false);
  expect(rowSchema.safeParse({ left: 'value', operator: 'sounds-like', right: '1' }).success).toBe(false);
});

function callWith(values: Record<string, string | number | undefined>) {
  const given = { how: 'set', confidence: 1, raw: '', at: '2026-01-05T09:00:00Z', node: 'ask', complete: true } as const;
  const set = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, { ...given, value }] as const]));
  return {
    ...blankMemory,
    call: { sid: 'CA1', from: '+15005550100', to: '+15005550006', startedAt: given.at },
    language: 'en-US',
    answers: Object.fromEntries(set),
  };
}
