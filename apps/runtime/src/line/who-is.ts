import type { Entry } from './entry.ts';

/** What people call a caller: his contact's name; of a private call, or one that nobody knows, the number. */
export function whoIs({ contact, number, isPrivate }: Pick<Entry, 'contact' | 'number' | 'isPrivate'>): string {
  if (isPrivate || typeof contact !== 'object' || contact === null || Array.isArray(contact)) return number;
  const { name } = contact;
  return typeof name === 'string' && name !== '' ? name : number;
}
