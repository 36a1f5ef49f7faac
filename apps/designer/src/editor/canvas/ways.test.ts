import { inEnglish } from '@callwright/flow-compiler';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeLike } from '../model/testing/random-document.ts';
import { CARD, cardOf, portY } from './card.ts';
import { type Box, createWays, type Way, wayPath, waysOf } from './ways.ts';

const GRID = 16;
const someBoxes = fc
  .array(
    fc.record({
      column: fc.nat({ max: 4 }),
      row: fc.nat({ max: 40 }),
      targets: fc.array(fc.nat({ max: 11 }), { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((boxes) => {
    const exits = ['option-1', 'option-2', 'no-input', 'no-match'];
    return new Map(
      boxes.map(({ column, row, targets }, index): [string, Box] => {
        const node = nodeLike('menu', Object.fromEntries(exits.map((exit, at) => [exit, `n-${targets[at]}`])));
        return [`n-${index}`, { card: cardOf(`n-${index}`, node, 'en-US', inEnglish), at: [column * 288, row * GRID] }];
      }),
    );
  });

/** The vertical piece of a way: where it stands, from where to where. */
function verticalOf(boxes: ReadonlyMap<string, Box>, { node, exit, target, turn }: Way) {
  const [from, to] = [boxes.get(node), boxes.get(target)];
  if (from === undefined || to === undefined) throw new Error('A way begins and ends at boxes.');
  const [start, end] = [from.at[1] + portY(from.card, exit), to.at[1] + CARD.head / 2];
  return { gap: from.at[0] + CARD.width, turn, top: Math.min(start, end), bottom: Math.max(start, end) };
}

it('no two ways lie on one another where they turn, however many leave one column', () => {
  fc.assert(
    fc.property(someBoxes, (boxes) => {
      const drawn = [...waysOf(boxes).values()].filter(({ jump }) => !jump).map((way) => verticalOf(boxes, way));
      for (const [index, a] of drawn.entries())
        for (const b of drawn.slice(index + 1)) {
          const apart = a.gap !== b.gap || a.turn !== b.turn || a.bottom < b.top || b.bottom < a.top;
          expect(apart, JSON.stringify([a, b])).toBe(true);
        }
    }),
  );
});

it('every exit that leads to a box is one way; a way back or over more than two columns is a jump', () => {
  fc.assert(
    fc.property(someBoxes, (boxes) => {
      const ways = waysOf(boxes);
      const connected = [...boxes].flatMap(([node, { card }]) =>
        card.exits.filter(({ target }) => target !== null && boxes.has(target)).map(({ exit }) => `${node}:${exit}`),
      );
      expect([...ways.keys()].toSorted()).toEqual(connected.toSorted());
      for (const { node, target, jump } of ways.values()) {
        const columns = ((boxes.get(target)?.at[0] ?? 0) - (boxes.get(node)?.at[0] ?? 0)) / 288;
        expect(jump).toBe(columns < 1 || columns > 2);
      }
    }),
  );
});

it('a way is drawn from port to port without going back, also where there is little room', () => {
  const place = fc.integer({ min: -2000, max: 2000 });
  fc.assert(
    fc.property(place, place, fc.integer({ min: 20, max: 500 }), place, fc.integer({ min: 20, max: 200 }), (x, y, wide, ty, turn) => {
      const path = wayPath(x, y, x + wide, ty, turn);
      const xs = [...path.matchAll(/(-?[\d.]+),-?[\d.]+/g)].map(([, at]) => Number(at));
      expect(xs).toEqual(xs.toSorted((a, b) => a - b));
      expect([xs[0], xs.at(-1)]).toEqual([x, x + wide]);
    }),
  );
});

it('ways are worked out anew where a box has moved or leads elsewhere, and are the same where only words were changed', () => {
  fc.assert(
    fc.property(someBoxes, fc.nat(), fc.boolean(), (boxes, index, moves) => {
      const ways = createWays();
      const first = ways(boxes);
      const id = [...boxes.keys()][index % boxes.size] ?? '';
      const box = boxes.get(id);
      if (box === undefined) return;
      const titled = new Map([...boxes, [id, { ...box, card: { ...box.card, title: 'Other' } }]]);
      expect(ways(titled)).toBe(first);
      const at = [box.at[0] + GRID, box.at[1]] as const;
      const exits = box.card.exits.map((exit) => ({ ...exit, target: null }));
      const other = new Map([...titled, [id, moves ? { ...box, at } : { ...box, card: { ...box.card, exits } }]]);
      expect(ways(other)).toEqual(waysOf(other));
    }),
  );
});
