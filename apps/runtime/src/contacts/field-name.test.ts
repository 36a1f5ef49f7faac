import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldName, fieldNameSchema } from './field-name.ts';

it.each([
  ['Customer number', 'customerNumber'],
  ['CUSTOMER NUMBER', 'customerNumber'],
  ['customerNumber', 'customerNumber'],
  ['customer_number', 'customer_number'],
  ['VIP', 'vip'],
  ['Număr client', 'numarClient'],
  ['Имя', 'imia'],
  ['Ёлкин Объезд', 'elkinObieezd'],
  ['Straße (Ø)', 'strasseO'],
  ['2nd phone', 'field2ndPhone'],
  ['_secret', 'secret'],
  ['客户', ''],
  ['%', ''],
])('a column called "%s" becomes "%s"', (title, name) => {
  expect(fieldName(title)).toBe(name);
});

it('gives any title a name that flows can use, or none, and keeps a name that is one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\wА-я -]{0,80}$/)), (title) => {
      const name = fieldName(title);
      if (name === '' || name === 'id' || name === 'phone') return;
      expect(fieldNameSchema.safeParse(name).success).toBe(true);
      expect(fieldName(name)).toBe(name);
    }),
  );
});
