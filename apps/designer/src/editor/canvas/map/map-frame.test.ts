import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameOf, windowOf } from './map-frame.ts';

const length = fc.integer({ min: 16, max: 40_000 });
const area = fc.record({
  x: fc.integer({ min: -9000, max: 9000 }),
  y: fc.integer({ min: -9000, max: 9000 }),
  width: length,
  height: length,
});

it('every box lies on the map, wherever it stands on the sheet', () => {
  fc.assert(
    fc.property(fc.array(area, { minLength: 1, maxLength: 20 }), (areas) => {
      const { left, top, scale } = frameOf(areas, 166, 92);
      for (const { x, y, width, height } of areas) {
        expect((x - left) * scale).toBeGreaterThanOrEqual(-0.01);
        expect((y - top) * scale).toBeGreaterThanOrEqual(-0.01);
        expect((x + width - left) * scale).toBeLessThanOrEqual(166.01);
        expect((y + height - top) * scale).toBeLessThanOrEqual(92.01);
      }
    }),
  );
});

it('the window on the map is the part of the sheet that is seen', () => {
  const frame = frameOf([{ x: 0, y: 0, width: 4000, height: 2000 }], 166, 92);
  const seen = windowOf(frame, { x: -1000, y: -500, zoom: 0.5 }, { width: 1000, height: 500 });
  expect([seen.width / frame.scale, seen.height / frame.scale]).toEqual([2000, 1000]);
  expect(seen.x / frame.scale + frame.left).toBeCloseTo(2000);
  expect(seen.y / frame.scale + frame.top).toBeCloseTo(1000);
  expect(frameOf([], 166, 92).scale).toBeGreaterThan(0);
});
