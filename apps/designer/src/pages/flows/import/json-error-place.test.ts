import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonErrorPlace } from './json-error-place.ts';

it.each([
  ['{\n  "a": call\n}', 2, 8],
  ['{ "a": 1 "b": 2 }', 1, 10],
  ['{ "a": [1, 2', 1, 13],
  ['[1,]', 1, 4],
  ['{"a" 1}', 1, 6],
  ['{} {}', 1, 4],
  ['{"a": "un\nclosed"}', 1, 7],
  ['[01]', 1, 2],
  ['', 1, 1],
])('%j stops being JSON at line %i, column %i', (text, line, column) => {
  expect(jsonErrorPlace(text)).toEqual({ line, column });
});

it('JSON of any kind is read to its end', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const lines = text.split('\n');
      expect(jsonErrorPlace(text)).toEqual({ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 });
    }),
  );
});
