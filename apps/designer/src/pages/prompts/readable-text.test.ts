import { expect, it } from 'vitest';
import { readableText, textToRecord } from './readable-text.ts';

it('a text is read without its conditions, and with what is filled in', () => {
  const text = '{% if contact.name %}Hello, {{ contact.name | capitalize }}! {%- endif %}\n We open at {{- hours.opens }}.';
  expect(readableText(text)).toBe('Hello, {{ contact.name }}! \n We open at {{ hours.opens }}.');
  expect(textToRecord(text)).toBe('Hello, [contact.name]! We open at [hours.opens].');
  expect(textToRecord('Bună ziua.')).toBe('Bună ziua.');
});
