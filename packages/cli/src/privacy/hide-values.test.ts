import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hideValues } from './hide-values.ts';

it.each([
  ['204817', 'Your number 204817.', 'Your number ••••••.'],
  ['204817', 'Spelled 2 0 4 8 1 7, in groups 204 817.', 'Spelled •••••••••••, in groups •••••••.'],
  ['204817', 'https://pay.example/204817/x', 'https://pay.example/••••••/x'],
  ['4111111111111111', 'Card 4111111111111111', 'Card ••••••••••••1111'],
  ['Ana Pop', 'For ana pop: https://x.example/Ana%20Pop', 'For •••••••: https://x.example/•••••••••'],
  ['"Ana"', 'says "\\"Ana\\""', 'says "•••••••"'],
  ['12', 'You are 12, call 112 or press 1.', 'You are ••, call 112 or press 1.'],
  ['true', 'It is true: constructions.', 'It is ••••: constructions.'],
  ['(+1)', 'Add (+1).', 'Add ••••.'],
])('hides %s', (value, text, shown) => {
  expect(hideValues([value])(text)).toBe(shown);
});

it('leaves no value that is a number or a text of some length, whatever stands around it', () => {
  const value = fc.oneof(fc.stringMatching(/^\d{4,11}$/), fc.string({ unit: 'grapheme', minLength: 6, maxLength: 20 }));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), fc.string(), (values, between) => {
      const hidden = hideValues(values)(values.join(between));
      for (const one of values) if (one.trim().length >= 6 && !/^•+$/.test(one)) expect(hidden).not.toContain(one.trim());
    }),
  );
});
