import { type CountryCode, isSupportedCountry, ParseError, parsePhoneNumberWithError } from 'libphonenumber-js';
import { z } from 'zod';

/** A country in two capital letters, for numbers that are written without theirs. */
export const countrySchema = z.custom<CountryCode>(
  (value) => typeof value === 'string' && isSupportedCountry(value),
  'write the country in two capital letters, like "RO"',
);

export type PhoneOutcome = { phone: string } | { problem: string };

const MOST_CHARACTERS = 60;

/** A number as people write it, in E.164 as carriers give callers' numbers; `country` is that of a number written without one. */
export function normalisePhone(written: string, country: CountryCode | undefined): PhoneOutcome {
  // address books put invisible marks around numbers, spreadsheets an apostrophe before them
  const text = written
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .replace(/^'/, '');
  if (text === '') return { problem: 'there is no phone number' };
  const problem = (what: string) => ({ problem: `"${text.slice(0, MOST_CHARACTERS)}" ${what}` });
  if (/^\d+([.,]\d+)?E\+?\d+$/i.test(text)) return problem('was rounded by a spreadsheet; format the column as text and export it again');
  try {
    const number = parsePhoneNumberWithError(text, { extract: false, ...(country !== undefined && { defaultCountry: country }) });
    if (number.ext !== undefined) return problem('has an extension, which no caller shows');
    return number.isPossible() ? { phone: number.number } : problem('has too few or too many digits for its country');
  } catch (error) {
    if (error instanceof ParseError) return problem(meaningOf(error.message, country));
    throw error;
  }
}

function meaningOf(code: string, country: CountryCode | undefined): string {
  if (code === 'TOO_SHORT') return 'is too short';
  if (code === 'TOO_LONG') return 'is too long';
  if (code !== 'INVALID_COUNTRY') return 'is no phone number';
  return country === undefined
    ? 'has no country; write it like "+40721000111", or say which country such numbers are of'
    : 'begins with a country code that there is not';
}
