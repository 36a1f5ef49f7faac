import { expect, it } from 'vitest';
import { columnsOf, shownValue, typedValue } from './contact-columns.ts';

it('name and language stand first, then what most contacts have, five at most', () => {
  const contacts = [
    { data: { city: 'Chișinău', name: 'Ana', a: 1, b: 1, c: 1 } },
    { data: { city: 'Bălți', language: 'ro-RO', plan: 'gold' } },
  ];
  expect(columnsOf(contacts).slice(0, 3)).toEqual(['name', 'language', 'city']);
  expect(columnsOf(contacts)).toHaveLength(5);
  expect(columnsOf([])).toEqual([]);
});

it('a number that is edited stays a number, a text that looks like one stays a text', () => {
  expect(typedValue('43', 42)).toBe(43);
  expect(typedValue('43', '42')).toBe('43');
  expect(typedValue('forty', 42)).toBe('forty');
  expect([shownValue({ a: 1 }), shownValue(null), shownValue(true)]).toEqual(['{"a":1}', '', 'true']);
});
