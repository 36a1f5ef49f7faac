import { expect, it } from 'vitest';
import { alignBoxes } from './align-boxes.ts';

const boxes = [
  { id: 'a', at: [0, 40], height: 100 } as const,
  { id: 'c', at: [700, 10], height: 50 } as const,
  { id: 'b', at: [250, 300], height: 80 } as const,
];

it('puts boxes into one column or one row', () => {
  expect(alignBoxes(boxes, 'left', 200)).toEqual({ a: [0, 40], c: [0, 10], b: [0, 300] });
  expect(alignBoxes(boxes, 'top', 200)).toEqual({ a: [0, 10], c: [700, 10], b: [250, 10] });
});

it('makes gaps equal and leaves the first and the last where they are; two have one gap', () => {
  expect(alignBoxes(boxes, 'across', 200)).toEqual({ a: [0, 40], b: [350, 300], c: [700, 10] });
  expect(alignBoxes(boxes, 'down', 200)).toEqual({ c: [700, 10], a: [0, 130], b: [250, 300] });
  expect(alignBoxes(boxes.slice(0, 2), 'across', 200)).toEqual({});
});
