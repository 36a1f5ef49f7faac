import { expect, it } from 'vitest';
import { problemsOf, tidyNumber, valueProblem, withName, withNumber } from './environment-value.ts';

const value = { numbers: { '+15005550006': { flow: 'support-line' } }, phones: { desk: '+40310000222' } };

it('a number is given to a flow, moved and taken out, and nothing else changes', () => {
  const given = withNumber(value, '+15005550007', 'after-hours');
  expect(given.numbers).toEqual({ '+15005550006': { flow: 'support-line' }, '+15005550007': { flow: 'after-hours' } });
  expect(withNumber(given, '+15005550007', null)).toEqual(value);
  expect(problemsOf(withNumber(value, '12', 'x'))).toHaveLength(1);
});

it('a table without names is left out of the file', () => {
  expect(withName(value, 'phones', 'desk', null)).toEqual({ numbers: value.numbers });
  const phones = { ...value, phones: { desk: '+40310000222', lead: '+40310000333' } };
  expect(Object.entries(withName(phones, 'phones', 'desk', '+4031').phones ?? {})[0]).toEqual(['desk', '+4031']);
  expect(withName(value, 'endpoints', 'crm', 'https://crm.example').endpoints).toEqual({ crm: 'https://crm.example' });
});

it('numbers are taken as people type them, and what is none is said beside the field', () => {
  expect(tidyNumber('+40 (721) 000-111')).toBe('+40721000111');
  expect(tidyNumber('0040 721 000 111')).toBe('+40721000111');
  expect(valueProblem('phones', 'desk', '+40721000111')).toBeNull();
  expect(valueProblem('phones', 'desk', '0721')).toContain('country');
  expect(valueProblem('endpoints', 'crm', 'crm')).toContain('address');
});
