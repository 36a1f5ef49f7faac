import { callbackServed } from '../callbacks/leg-of-callback.ts';
import type { Database } from '../store/database.ts';
import { changeEntry, noteEntry, ownEntry } from './entry.ts';
import { learnOfWait } from './learning.ts';
import type { LineFacts } from './line-facts.ts';
import { resolvePromises } from './promises.ts';

/** Agent and caller are in their conference: what was promised is kept or broken, and the queue learns how long the wait was. */
export async function noteJoined(tx: Database, { callSid, at }: Pick<LineFacts, 'callSid' | 'at'>): Promise<void> {
  const entry = await ownEntry(tx, callSid);
  if (entry === null || entry.state !== 'joining') return;
  await changeEntry(tx, entry.id, { state: 'connected', connectedAt: at, moveAt: null });
  await noteEntry(tx, entry.id, at, 'connected', { agent: entry.agentId });
  await resolvePromises(tx, entry.id, at, true);
  await callbackServed(tx, entry.id, at);
  const waitedSeconds = (Date.parse(at) - Date.parse(entry.joinedAt)) / 1000;
  await learnOfWait(tx, entry.queue, { waitedSeconds, outcome: 'served', estimate: entry.estimate });
}
