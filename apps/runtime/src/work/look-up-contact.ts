import { randomUUID } from 'node:crypto';
import { type EffectInput, type EffectOutput, isPhoneNumber, type OrderInput } from '@callwright/flow-compiler';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Contact } from '../store/store.ts';
import { WorkFailed } from './work-failed.ts';

/** Finds a built-in contact. Rejects with `not-found` when there is none. */
export async function findContact({ store }: Deps, { field, value }: EffectInput<'contact.find'>): Promise<EffectOutput<'contact.find'>> {
  const contact = value === '' ? null : await store.findContact(field, value);
  if (contact === null) throw new WorkFailed('not-found', `no contact has this ${field}`);
  return { contact: contactFields(contact) };
}

/** Creates or updates the contact of a phone. Doing it twice does no harm. */
export async function saveContact(
  { store, clock }: Deps,
  { phone, fields, overwrite }: EffectInput<'contact.save'>,
): Promise<EffectOutput<'contact.save'>> {
  if (!/^\+[1-9]\d{6,14}$/.test(phone))
    throw new WorkFailed('no-number', 'a contact is kept under a phone number, and the caller has none');
  const [contact] = await store.saveContacts([{ id: randomUUID(), phone, data: fields }], isoTime(clock), overwrite ? 'replace' : 'add');
  if (contact === undefined) throw new WorkFailed('failed', 'the contact was not written');
  return { contact: contactFields(contact) };
}

/** Keeps what a call has learned of its caller; of one who shows no number nothing is kept. */
export async function keepContact(deps: Deps, { phone, fields }: OrderInput<'contact.keep'>): Promise<void> {
  if (isPhoneNumber(phone)) await saveContact(deps, { phone, fields, overwrite: true });
}

/** A contact as flows read it: `{{ contact.name }}`. */
function contactFields({ id, phone, data }: Contact): EffectOutput<'contact.find'>['contact'] {
  return { ...data, id, phone };
}
