import { expect, it } from 'vitest';
import { sideFrom, sideText, usualSides } from './side-names.ts';

it('the address of the page says what is compared, and what it does not say is nothing', () => {
  for (const text of ['v41', 'save-3', 'draft', 'files', 'theirs']) expect(sideText(sideFrom(text) ?? { what: 'draft' })).toBe(text);
  for (const text of [undefined, '', 'v', 'v-1', 'save-x', 'v12345678901', 'constructor']) expect(sideFrom(text)).toBeNull();
});

it('the draft is compared with what is live, and without a draft the last two versions', () => {
  const versions = [
    { number: 3, live: true },
    { number: 2, live: false },
    { number: 1, live: false },
  ];
  const usual = (...parts: Parameters<typeof usualSides>) => Object.values(usualSides(...parts)).map(sideText);
  expect(usual(versions, true)).toEqual(['v3', 'draft']);
  expect(usual(versions, false)).toEqual(['v2', 'v3']);
  expect(usual(versions.slice(0, 1), false)).toEqual(['v3', 'draft']);
  expect(usual([], true)).toEqual(['draft', 'draft']);
});
