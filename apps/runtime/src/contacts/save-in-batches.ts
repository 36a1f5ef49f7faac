import { randomUUID } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { NewContact } from './read-contacts.ts';

/** The embedded database does a whole transaction in one turn of this process; of 500 rows, all calls would wait for a second. */
const BATCH = 50;

/** Writes contacts, a few in a transaction, so that calls get their turn between. */
export async function saveInBatches(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  contacts: readonly NewContact[],
  mode: 'replace' | 'add',
) {
  // two imports that lock the same rows in the same order never wait for each other in a circle
  const sorted = contacts.toSorted((a, b) => (a.phone < b.phone ? -1 : 1)).map((contact) => ({ id: randomUUID(), ...contact }));
  for (let at = 0; at < sorted.length; at += BATCH) {
    await store.saveContacts(sorted.slice(at, at + BATCH), isoTime(clock), mode);
    await othersTurn();
  }
}
