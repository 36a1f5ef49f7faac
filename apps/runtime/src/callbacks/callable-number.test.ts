import { describe, expect, it } from 'vitest';
import { callableNumber, mayBeMobile } from './callable-number.ts';
import { zonesOfNumber } from './number-zones.ts';

const problemOf = (written: string, strict = true, country?: 'RO') => {
  const outcome = callableNumber(written, { strict, country });
  return 'problem' in outcome ? outcome.problem : outcome.number;
};

describe('a number to be called at', () => {
  it.each([
    ['0721 000 111', '+40721000111'],
    ['+40 (721) 000-111', '+40721000111'],
    ['0040721000111', '+40721000111'],
    ['0906 123 456', 'not-callable'],
    ['112', 'no-number'],
    ['1580', 'no-number'],
    ['+4011234567890123', 'no-number'],
    ['call me', 'no-number'],
    ['', 'no-number'],
    ['+37390000000', 'not-callable'],
    ['+19005550123', 'not-callable'],
    ['+40999999999', 'not-valid'],
  ])('%s is %s', (written, outcome) => {
    expect(problemOf(written, true, 'RO')).toBe(outcome);
  });

  it('of a caller is taken as his carrier shows it, but a premium one never', () => {
    expect(problemOf('+40999999999', false)).toBe('+40999999999');
    expect(problemOf('+40906123456', false)).toBe('not-callable');
  });
});

it('messages go to mobile numbers, and to those of which nobody knows what they are', () => {
  expect(['+40721000111', '+12125550100', '+40210000111', '+18005551212', '+999123'].map(mayBeMobile)).toEqual([
    true,
    true,
    false,
    false,
    true,
  ]);
});

it('a number tells its zones, one or several, and nonsense none', async () => {
  expect(await zonesOfNumber('+40721000111')).toEqual(['Europe/Bucharest']);
  expect((await zonesOfNumber('+79161234567')).length).toBeGreaterThan(0);
  expect((await zonesOfNumber('+18005551212')).length).toBeGreaterThan(10);
  expect(await zonesOfNumber('+883120')).toEqual([]);
  expect(await zonesOfNumber('nonsense')).toEqual([]);
});
