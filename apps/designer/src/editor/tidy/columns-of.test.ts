import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnsOf } from './columns-of.ts';

it('every box of any graph gets a place of its own, the first at the beginning', () => {
  const graph = fc.integer({ min: 1, max: 200 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      ways: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 400 }),
    }),
  );
  fc.assert(
    fc.property(graph, ({ size, ways }) => {
      const boxes = Array.from({ length: size }, (_, id) => ({ id: `n${id}`, width: 204, height: 78 + (id % 5) * 22, ports: [] }));
      const placed = columnsOf(
        boxes,
        ways.map(([from, to]) => ({ node: `n${from}`, exit: 'next', target: `n${to}` })),
        'n0',
      );
      expect(Object.keys(placed)).toHaveLength(size);
      expect(placed['n0']).toEqual([0, 0]);
      expect(new Set(Object.values(placed).map(String)).size).toBe(size);
    }),
    { numRuns: 60 },
  );
});

it('a chain of thousands is placed', () => {
  const boxes = Array.from({ length: 4000 }, (_, id) => ({ id: `n${id}`, width: 204, height: 78, ports: [] }));
  const ways = boxes.slice(1).map(({ id }, index) => ({ node: `n${index}`, exit: 'next', target: id }));
  expect(columnsOf(boxes, ways, 'n0')['n3999']).toEqual([3999 * 288, 0]);
});
