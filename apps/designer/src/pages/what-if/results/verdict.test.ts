import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ofHundred, verdict } from './verdict.ts';

it('a difference within the interval is none', () => {
  const of = (mean: number, halfWidth95: number | null) => ({ mean, halfWidth95 });
  expect(verdict(of(0.1, 0.01), of(0.12, 0.01))).toBe('less');
  expect(verdict(of(0.12, 0.01), of(0.1, 0.01))).toBe('more');
  expect(verdict(of(0.1, 0.02), of(0.12, 0.01))).toBe('no-clear-difference');
  expect(verdict(of(0.1, null), of(0.1, null))).toBe('no-clear-difference');
});

it('a hundred callers are a hundred', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.6, noNaN: true }), fc.double({ min: 0, max: 0.39, noNaN: true }), (gaveUp, calledBack) => {
      const { gaveUp: left, calledBack: called, served } = ofHundred({ gaveUp, calledBack });
      expect(left + called + served).toBe(100);
    }),
  );
});
