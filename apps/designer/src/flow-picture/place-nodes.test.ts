import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Picture, pictureOf } from './picture.ts';
import { placeNodes } from './place-nodes.ts';

const pictures = fc.integer({ min: 0, max: 12 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `n${index}`);
  const node = (id: string) => fc.record({ id: fc.constant(id), type: fc.constant('say'), at: fc.constant(null), exits: fc.nat(5) });
  const edge = fc.tuple(fc.constantFrom(...ids, 'gone'), fc.nat(5), fc.constantFrom(...ids, 'gone'));
  return fc.record({ nodes: fc.tuple(...ids.map(node)), edges: fc.array(edge, { maxLength: 30 }) });
});

it('boxes without a place never lie on each other, whatever leads where', () => {
  fc.assert(
    fc.property(pictures, (picture: Picture) => {
      const { nodes, bounds } = placeNodes(picture);
      expect(nodes).toHaveLength(picture.nodes.length);
      for (const [index, one] of nodes.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(bounds.x);
        expect(one.y + one.height).toBeLessThanOrEqual(bounds.y + bounds.height);
        for (const other of nodes.slice(0, index))
          expect(
            one.x >= other.x + other.width ||
              other.x >= one.x + one.width ||
              one.y >= other.y + other.height ||
              other.y >= one.y + one.height,
          ).toBe(true);
      }
    }),
  );
});

it('a flow reads left to right by its distance from the start, and keeps the places that it has', () => {
  const flow = {
    nodes: {
      last: { type: 'hang-up', exits: {} },
      ask: { type: 'menu', exits: { again: 'ask', done: 'last', gone: 'nowhere' } },
      hello: { type: 'say', exits: { next: 'ask' } },
    },
  };
  const { nodes, edges } = placeNodes(pictureOf(flow, {}));
  expect(Object.fromEntries(nodes.map(({ id, x }) => [id, x]))).toEqual({ hello: 0, ask: 288, last: 576 });
  expect(edges).toHaveLength(3);
  expect(placeNodes(pictureOf(flow, { ask: [32, 64] })).nodes.find(({ id }) => id === 'ask')).toMatchObject({ x: 32, y: 64 });
});
