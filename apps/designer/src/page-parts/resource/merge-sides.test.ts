import type { JsonValue } from '@callwright/flow-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedFields, mergeSides, withField } from './merge-sides.ts';

const base = { numbers: { '+1': { flow: 'support' }, '+2': { flow: 'night' } }, phones: { desk: '+40' } };

it('what only one side has changed is kept, whichever side it was', () => {
  const mine = { ...base, phones: { desk: '+41' } };
  const theirs = { ...base, numbers: { '+1': { flow: 'other' } } };
  expect(mergeSides(base, mine, theirs)).toEqual({
    merged: { numbers: { '+1': { flow: 'other' } }, phones: { desk: '+41' } },
    conflicts: [],
  });
});

it('a field that both have changed is a conflict, also where one side took it out', () => {
  const mine = withField(base, ['numbers', '+1', 'flow'], 'mine');
  const theirs = withField(base, ['numbers', '+1', 'flow'], 'theirs');
  expect(mergeSides(base, mine, theirs)).toMatchObject({
    merged: theirs,
    conflicts: [{ path: ['numbers', '+1', 'flow'], mine: 'mine', theirs: 'theirs' }],
  });
  const without = withField(base, ['numbers', '+1'], undefined);
  expect(mergeSides(base, mine, without).conflicts).toEqual([{ path: ['numbers', '+1'], mine: { flow: 'mine' }, theirs: undefined }]);
  expect(changedFields(base, without)).toEqual([['numbers', '+1']]);
});

const values = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.integer({ min: 0, max: 3 }),
    fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;
const records = fc.dictionary(fc.constantFrom('a', 'b', 'c'), values, { maxKeys: 3, noNullPrototype: true });

it('choosing my side of each conflict keeps all that I have changed, and choosing theirs all that they have', () => {
  fc.assert(
    fc.property(records, records, records, (was, mine, theirs) => {
      const { merged, conflicts } = mergeSides(was, mine, theirs);
      const chosen = conflicts.reduce<JsonValue>((value, conflict) => withField(value, conflict.path, conflict.mine), merged);
      if (changedFields(was, theirs).length === 0) expect(chosen).toEqual(mine);
      if (changedFields(was, mine).length === 0) expect(merged).toEqual(theirs);
      for (const { path } of conflicts)
        expect(changedFields(merged, chosen).some((field) => path.every((key, index) => field[index] === key))).toBe(true);
      expect(mergeSides(was, mine, mine)).toEqual({ merged: mine, conflicts: [] });
    }),
  );
});
