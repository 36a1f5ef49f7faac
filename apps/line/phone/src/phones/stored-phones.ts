import type { Phone } from '../store/phone-state.ts';
import { inventNumber, isNumber, normaliseNumber } from './phone-number.ts';

export interface StoredPhones {
  phones: readonly Phone[];
  selected: string;
}

const storageKey = 'callwright.phones';

/**
 * The phones of this tab: what it kept, and the one that its address names (`?number=+40310000222&name=Desk`).
 * A tab that has neither starts with one caller.
 */
export function loadPhones(search: string, storage: Storage): StoredPhones {
  const kept = readKept(storage);
  const named = phoneInAddress(search);
  if (!named) return kept ?? firstCaller();
  const known = kept?.phones.some((phone) => phone.number === named.number) ?? false;
  return { phones: known ? (kept?.phones ?? []) : [...(kept?.phones ?? []), named], selected: named.number };
}

export function keepPhones(stored: StoredPhones, storage: Storage): void {
  storage.setItem(storageKey, JSON.stringify({ phones: stored.phones, selected: stored.selected }));
}

/** The address at which another tab holds `phone`. */
export const addressOfPhone = (phone: Phone): string => `?${new URLSearchParams({ number: phone.number, name: phone.name }).toString()}`;

function firstCaller(): StoredPhones {
  const number = inventNumber([]);
  return { phones: [{ number, name: 'Caller' }], selected: number };
}

function phoneInAddress(search: string): Phone | undefined {
  const parameters = new URLSearchParams(search);
  // A plus that nobody escaped arrives as a space.
  const number = normaliseNumber((parameters.get('number') ?? '').replace(/^ /, '+'));
  return isNumber(number) ? { number, name: parameters.get('name')?.trim() || 'Phone' } : undefined;
}

function readKept(storage: Storage): StoredPhones | undefined {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? 'null');
    if (!isStored(kept) || kept.phones.length === 0) return undefined;
    const selected = kept.phones.find((phone) => phone.number === kept.selected) ?? kept.phones[0];
    return selected && { phones: kept.phones, selected: selected.number };
  } catch {
    return undefined;
  }
}

const isStored = (value: unknown): value is StoredPhones =>
  typeof value === 'object' && value !== null && 'phones' in value && Array.isArray(value.phones) && value.phones.every(isPhone);

const isPhone = (value: unknown): value is Phone =>
  typeof value === 'object' &&
  value !== null &&
  'number' in value &&
  'name' in value &&
  typeof value.number === 'string' &&
  typeof value.name === 'string';
