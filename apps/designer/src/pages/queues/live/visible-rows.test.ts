import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visibleRows } from './visible-rows.ts';

it('every row in view is drawn, and never many more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 40_000 }), (count, top) => {
      const { from, to } = visibleRows({ top, height: 480, row: 36, count });
      expect(from).toBeLessThanOrEqual(to);
      expect(to - from).toBeLessThanOrEqual(31);
      const inView = Array.from({ length: count }, (_, index) => index).filter((index) => index * 36 < top + 480 && (index + 1) * 36 > top);
      expect(inView.every((index) => index >= from && index < to)).toBe(true);
    }),
  );
});
