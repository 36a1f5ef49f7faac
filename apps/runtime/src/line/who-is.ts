import type { JsonValue } from '@callwright/flow-schema';
import type { Codec } from '../privacy/codec.ts';
import type { Entry } from './entry.ts';

/** What people call a caller: his contact's name; of a private call, or one that nobody knows, the number. */
export function whoIs({ contact, number, isPrivate }: Pick<Entry, 'contact' | 'number' | 'isPrivate'>): string {
  if (isPrivate || typeof contact !== 'object' || contact === null || Array.isArray(contact)) return number;
  const { name } = contact;
  return typeof name === 'string' && name !== '' ? name : number;
}

/** How those who may read contacts know a caller, of private calls too: by what the contacts call him now, else by what the call knew. */
export function nameOf(codec: Codec, entry: Pick<Entry, 'contact' | 'number'>, known: JsonValue | null | undefined): string {
  if (typeof known === 'string' && known !== '') return known;
  return whoIs({ number: entry.number, contact: codec.open(entry.contact), isPrivate: false });
}
