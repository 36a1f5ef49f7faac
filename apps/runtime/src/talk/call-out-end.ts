import { type Entry, endEntry } from '../line/entry.ts';
import type { Database } from '../store/database.ts';
import { endCallLater } from './end-call-later.ts';

/** The agent of a call out has hung up: so has whom he called, if anybody. */
export async function endCallOut(tx: Database, { id, state, callSid }: Entry, at: string): Promise<void> {
  if (state === 'ended') return;
  await endEntry(tx, id, at, state === 'connected' ? 'served' : 'cancelled');
  await endCallLater(tx, callSid, at);
}
