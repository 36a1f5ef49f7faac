import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { changeEntry, findEntry } from '../line/entry.ts';
import type { Database } from '../store/database.ts';
import { failAttempt } from './attempt-changes.ts';
import { attemptOf } from './attempt-rows.ts';
import { closeCallback } from './callback-changes.ts';
import type { AttemptOutcome, AttemptWithCallback, CallbackAttempt } from './callback-store.ts';
import { callbackAttempts, callbacks } from './callback-tables.ts';
import { retryRules } from './retry-rules.ts';

/** The attempt for which a call was made, as long as nothing has come of it; null for other calls. */
export async function openAttemptOfCall(tx: Database, callSid: string): Promise<AttemptWithCallback | null> {
  const open = and(eq(callbackAttempts.callSid, callSid), isNull(callbackAttempts.outcome));
  const [row] = await tx.select({ id: callbackAttempts.id }).from(callbackAttempts).where(open);
  const found = row === undefined ? null : await attemptOf(tx, row.id);
  return found === null || found.callback.state === 'ended' ? null : found;
}

/** The entry for which we made a call; null for a call that we did not make, or that nobody wants any more. */
export async function callbackEntryOf(tx: Database, callSid: string): Promise<string | null> {
  return (await openAttemptOfCall(tx, callSid))?.callback.entryId ?? null;
}

/** The entry that was turned into a callback on a call; null when none was. */
export async function entryOwedOn(tx: Database, callSid: string): Promise<{ entryId: string; queue: string } | null> {
  const [row] = await tx
    .select({ entryId: callbacks.entryId, queue: callbacks.queue })
    .from(callbacks)
    .where(and(eq(callbacks.callSid, callSid), ne(callbacks.state, 'ended')));
  return row ?? null;
}

/** Somebody who has a callback calls himself and waits: the callback is withdrawn, and a call that is being made for it ends. His entry, or null. */
export async function withdrawCallback(
  tx: Database,
  { queue, number, at }: { queue: string; number: string; callSid: string; at: string },
): Promise<string | null> {
  const open = and(eq(callbacks.queue, queue), eq(callbacks.number, number), ne(callbacks.state, 'ended'));
  const [row] = await tx.select({ id: callbacks.id, entryId: callbacks.entryId }).from(callbacks).where(open);
  if (row === undefined) return null;
  const entry = await findEntry(tx, row.entryId);
  // an agent is with him already, or is on the way
  if (entry === null || entry.state === 'joining' || entry.state === 'connected' || entry.state === 'ended') return null;
  await closeCallback(tx, row.id, 'withdrawn', at, null);
  await changeEntry(tx, row.entryId, { dialledAt: null, heldUntil: null });
  return row.entryId;
}

/** The agent and the person who was called back talk: the callback is over. So is one of the same number who is served on another call. */
export async function callbackServed(tx: Database, entryId: string, at: string): Promise<void> {
  const entry = await findEntry(tx, entryId);
  if (entry === null) return;
  const open = await tx
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.queue, entry.queue), ne(callbacks.state, 'ended')));
  for (const { id, number, entryId: place } of open) {
    if (place === entryId) await closeCallback(tx, id, 'served', at, null);
    else if (number === entry.number) await closeCallback(tx, id, 'cancelled', at, null);
  }
}

/** A call that we made is over before anybody talked: its place waits for the next attempt, or is given up. False for all other calls. */
export async function endLegOfCallback(tx: Database, deps: Deps, callSid: string, at: string): Promise<boolean> {
  const found = await openAttemptOfCall(tx, callSid);
  if (found === null) return false;
  const entry = await findEntry(tx, found.callback.entryId);
  if (entry?.state === 'connected') return false;
  return failAttempt(tx, found.attempt.id, outcomeOfEnded(found.attempt), at, retryRules(deps, found.callback.queue));
}

/** What a call came to that was answered and is over. */
export function outcomeOfEnded({ answeredBy }: Pick<CallbackAttempt, 'answeredBy'>): AttemptOutcome {
  return answeredBy === 'machine' || answeredBy === 'fax' ? 'machine' : 'hung-up';
}
