import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeTexts } from './merge-texts.ts';

it('a merged text has all of both, and merging again changes nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (stored, own) => {
      const merged = mergeTexts(stored, own);
      expect(merged).toContain(stored);
      expect(merged).toContain(own);
      expect(mergeTexts(merged, own)).toBe(merged);
    }),
  );
});
