import type { PhoneState } from '../store/phone-state.ts';
import { formatNumber } from './phone-number.ts';

/** How the page calls a number: its phone's name, the account's name for it, else the number. */
export function nameOf(state: Pick<PhoneState, 'phones' | 'account'>, number: string): string {
  const phone = state.phones.find((candidate) => candidate.number === number);
  const own = state.account?.numbers.find((candidate) => candidate.phoneNumber === number);
  const given = own?.friendlyName === number ? '' : own?.friendlyName;
  return phone?.name || given || formatNumber(number);
}

/** The number to show beside its name: nothing when it has no other name. */
export function digitsBeside(state: Pick<PhoneState, 'phones' | 'account'>, number: string): string {
  const digits = formatNumber(number);
  return nameOf(state, number) === digits ? '' : digits;
}
