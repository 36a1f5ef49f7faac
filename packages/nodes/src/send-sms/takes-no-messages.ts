import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const neverMobile: ReadonlySet<string> = new Set(['FIXED_LINE', 'TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN', 'VOICEMAIL', 'PAGER']);

/**
 * True for a number that surely takes no text messages, by the numbering plan of its country. Where that does not tell (in the United States
 * a land line looks like a mobile), and for numbers that no plan knows, it is false: the carrier knows better.
 */
export function takesNoMessages(number: string): boolean {
  return neverMobile.has(parsePhoneNumberFromString(number)?.getType() ?? '');
}
