import { type CountryCode, type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { normalisePhone } from '../contacts/normalise-phone.ts';

/** Who calls these pays for it, or nobody is there. */
const notCalled: ReadonlySet<NumberType> = new Set(['PREMIUM_RATE', 'SHARED_COST', 'UAN', 'PAGER', 'VOICEMAIL']);
const noMobile: ReadonlySet<NumberType> = new Set(['FIXED_LINE', 'TOLL_FREE', ...notCalled]);

export type NumberProblem = 'no-number' | 'not-valid' | 'not-callable';
export type NumberOutcome = { number: string } | { problem: NumberProblem; message: string };

/**
 * A number that somebody wants to be called at, in E.164. Short numbers are no numbers with a country, and premium ones are refused; `strict`
 * wants a number that is really given out, as of a stranger on a web page.
 */
export function callableNumber(
  written: string,
  { country, strict }: { country?: CountryCode | undefined; strict: boolean },
): NumberOutcome {
  const read = normalisePhone(written, country);
  if ('problem' in read) return { problem: 'no-number', message: read.problem };
  const number = parsePhoneNumberFromString(read.phone);
  if (number === undefined || (strict && !number.isValid())) return { problem: 'not-valid', message: 'is not a number that is given out' };
  const type = number.getType();
  if (type !== undefined && notCalled.has(type)) return { problem: 'not-callable', message: 'costs extra, so it is not called' };
  return { number: read.phone };
}

/** Whether a text message may be sent to a number: to a mobile one, or one of which nobody knows. */
export function mayBeMobile(number: string): boolean {
  const type = parsePhoneNumberFromString(number)?.getType();
  return type === undefined || !noMobile.has(type);
}
