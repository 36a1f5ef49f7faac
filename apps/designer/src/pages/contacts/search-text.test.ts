import { expect, it } from 'vitest';
import { searchText } from './search-text.ts';

it.each([
  ['0721 000 111', '721000111'],
  ['+40 (721) 000-111', '40721000111'],
  ['1234', '1234'],
  [' Ana 12345 ', 'Ana 12345'],
  ['', ''],
])('"%s" is searched as "%s"', (typed, text) => {
  expect(searchText(typed)).toBe(text);
});
