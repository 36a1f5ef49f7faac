import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shownBins } from './wait-bins.ts';

const bins = fc.array(fc.double({ min: 0, max: 0.05, noNaN: true }), { minLength: 1, maxLength: 30 });
const asBins = (shares: readonly number[]) => shares.map((share, index) => ({ seconds: index * 15, share }));

it('a thin tail is one column, and nobody is lost', () => {
  fc.assert(
    fc.property(bins, bins, (one, other) => {
      const shown = shownBins([asBins(one), asBins(other)]);
      for (const [index, shares] of [one, other].entries()) {
        const sum = (shown.bins[index] ?? []).reduce((all, { share }) => all + share, 0);
        expect(sum).toBeCloseTo(
          shares.reduce((all, share) => all + share, 0),
          9,
        );
        expect(shown.bins[index]?.map(({ seconds }) => seconds)).toEqual(shown.seconds);
      }
    }),
  );
  expect(shownBins([asBins([0.3, 0.1, 0.001, 0, 0.0005])]).seconds).toEqual([0, 15, 30]);
});
