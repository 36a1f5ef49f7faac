import fc from 'fast-check';
import { getCountries } from 'libphonenumber-js';
import { describe, expect, it } from 'vitest';
import { countrySchema, normalisePhone } from './normalise-phone.ts';

describe('a number', () => {
  it.each([
    ['0721 000 111', 'RO', '+40721000111'],
    ['+40 (0)721-000-111', undefined, '+40721000111'],
    ['0040721000111', 'RO', '+40721000111'],
    ['40721000111', 'RO', '+40721000111'],
    ['8 (495) 123-45-67', 'RU', '+74951234567'],
    ['060 123 456', 'MD', '+37360123456'],
    ['\u202a+40721000111\u202c', undefined, '+40721000111'],
    ["'0721000111", 'RO', '+40721000111'],
  ] as const)('written as %s, in %s, is %s', (written, country, phone) => {
    expect(normalisePhone(written, country)).toEqual({ phone });
  });

  it.each([
    ['  ', 'RO', 'there is no phone number'],
    ['0721 000 111', undefined, '"0721 000 111" has no country; write it like "+40721000111", or say which country such numbers are of'],
    ['+999123456789', 'RO', '"+999123456789" begins with a country code that there is not'],
    ['4,0721E+10', 'RO', '"4,0721E+10" was rounded by a spreadsheet; format the column as text and export it again'],
    ['0721', 'RO', '"0721" has too few or too many digits for its country'],
    ['0721000111/0722000222', 'RO', '"0721000111/0722000222" is too long'],
    ['0721000111 ext. 5', 'RO', '"0721000111 ext. 5" has an extension, which no caller shows'],
    ['ask Ana', 'RO', '"ask Ana" is no phone number'],
    ['x'.repeat(100), 'RO', `"${'x'.repeat(60)}" is no phone number`],
  ] as const)('written as %s, in %s, is refused', (written, country, problem) => {
    expect(normalisePhone(written, country)).toEqual({ problem });
  });

  it('of any text is E.164 or a problem, and stays itself when written again', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789+-() ') }));
    fc.assert(
      fc.property(text, fc.option(fc.constantFrom(...getCountries()), { nil: undefined }), (written, country) => {
        const read = normalisePhone(written, country);
        if ('problem' in read) return;
        expect(read.phone).toMatch(/^\+[1-9]\d{3,14}$/);
        expect(normalisePhone(read.phone, undefined)).toEqual(read);
      }),
    );
  });
});

it('knows countries by two capital letters', () => {
  expect(['RO', 'ro', 'ROU', 'XX', '__proto__', 7].map((country) => countrySchema.safeParse(country).success)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
