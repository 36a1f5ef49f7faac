import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countSegments, likelyText, variablesIn } from './count-segments.ts';

it.each([
  ['', 'GSM-7', 0, 0],
  ['a'.repeat(160), 'GSM-7', 160, 1],
  ['a'.repeat(161), 'GSM-7', 161, 2],
  ['a'.repeat(306), 'GSM-7', 306, 2],
  ['a'.repeat(307), 'GSM-7', 307, 3],
  ['€'.repeat(80), 'GSM-7', 160, 1],
  ['€'.repeat(81), 'GSM-7', 162, 2],
  ['€'.repeat(153), 'GSM-7', 306, 3],
  ['я'.repeat(70), 'UCS-2', 70, 1],
  ['я'.repeat(71), 'UCS-2', 71, 2],
  ['ș'.repeat(135), 'UCS-2', 135, 3],
  ['😀'.repeat(35), 'UCS-2', 70, 1],
  ['😀'.repeat(67), 'UCS-2', 134, 3],
])('a text counts as a phone network counts it', (text, encoding, units, segments) => {
  expect(countSegments(text)).toEqual({ encoding, units, segments });
});

it('one letter more never makes a message shorter', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), fc.constantFrom('a', '€', 'я', '😀'), (text, letter) => {
      expect(countSegments(text + letter).segments).toBeGreaterThanOrEqual(countSegments(text).segments);
    }),
  );
});

it('tags of a template are not counted, and its variables are known', () => {
  const template = 'Hi {{ contact.name }}.{% if until %} Until {{ until }}.{% endif %}{{ until | date: "%H" }}';
  expect(likelyText(template)).toBe('Hi 0123456789. Until 0123456789.0123456789');
  expect(variablesIn(template)).toEqual(['contact.name', 'until']);
});
