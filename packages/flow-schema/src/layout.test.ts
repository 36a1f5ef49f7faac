import { expect, it } from 'vitest';
import { BOX_COLORS, layoutSchema } from './layout.ts';

const layout = { formatVersion: 1, nodes: { a: [0, 16] }, notes: [] };

it('boxes may have colours by their names; a layout without any stays as it was', () => {
  expect(layoutSchema.parse(layout)).toEqual(layout);
  for (const color of BOX_COLORS) expect(layoutSchema.parse({ ...layout, colors: { a: color } })).toMatchObject({ colors: { a: color } });
  for (const colors of [{ a: 'red' }, { a: '#ff0000' }, ['pink'], null])
    expect(layoutSchema.safeParse({ ...layout, colors }).success).toBe(false);
});

it('places are on the grid', () => {
  expect(layoutSchema.safeParse({ ...layout, nodes: { a: [5, 0] } }).success).toBe(false);
  expect(layoutSchema.parse({ formatVersion: 1, nodes: {} })).toEqual({ formatVersion: 1, nodes: {}, notes: [] });
});
