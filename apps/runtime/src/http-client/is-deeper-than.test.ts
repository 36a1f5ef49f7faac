import type { JsonValue } from '@callwright/flow-schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDeeperThan } from './is-deeper-than.ts';

const depthOf = (value: JsonValue): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

test('the depth of any JSON is known from its text, whatever its strings hold', () => {
  const tricky = fc.array(fc.constantFrom('"', '\\', '[', '{', ']', '}', 'a')).map((pieces) => pieces.join(''));
  const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
    tree: fc.oneof({ maxDepth: 6 }, tricky, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(tricky, tie('tree'), { maxKeys: 3 })),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const depth = depthOf(value);
      expect([isDeeperThan(JSON.stringify(value, null, 1), depth), isDeeperThan(JSON.stringify(value), depth - 1)]).toEqual([false, true]);
    }),
  );
});
