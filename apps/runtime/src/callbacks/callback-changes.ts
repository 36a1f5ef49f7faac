import { and, eq, isNull, ne } from 'drizzle-orm';
import { changeEntry, endEntry, noteEntry } from '../line/entry.ts';
import { type EntryOutcome, promises } from '../line/line-tables.ts';
import { releaseAgent } from '../line/release-agent.ts';
import type { Database } from '../store/database.ts';
import { outbox } from '../store/tables.ts';
import { toldCallback } from './attempt-rows.ts';
import type { Callback, CallbackOutcome, CallbackStore } from './callback-store.ts';
import { callbackAttempts, callbacks } from './callback-tables.ts';
import { queueText } from './queue-text.ts';
import { isSlotFull, lockQueue } from './request-callback.ts';

/** What a place becomes when its callback ends; one that was withdrawn goes on, with the call of who called himself. */
const entryOutcomes: Readonly<Record<CallbackOutcome, EntryOutcome | null>> = {
  served: null,
  withdrawn: null,
  unreached: 'unreached',
  expired: 'expired',
  cancelled: 'cancelled',
  refused: 'refused',
  'queue-closed': 'closed',
};

/** Ends a callback with its place, where that does not go on, and a call that is being made for it. False when it was over already. */
export async function closeCallback(
  tx: Database,
  id: string,
  outcome: CallbackOutcome,
  at: string,
  lostSms: string | null,
): Promise<boolean> {
  const [row] = await tx
    .update(callbacks)
    .set({ state: 'ended', outcome, endedAt: at })
    .where(and(eq(callbacks.id, id), ne(callbacks.state, 'ended')))
    .returning();
  if (row === undefined) return false;
  const callback = toldCallback(row);
  await noteEntry(tx, callback.entryId, at, 'callback-ended', { outcome });
  await stopDialling(tx, callback, outcome, at);
  await resolvePromises(tx, callback.entryId, outcome, at);
  const ended = entryOutcomes[outcome];
  if (ended !== null) await releaseAgent(tx, { id: callback.entryId }, at);
  if (ended !== null) await endEntry(tx, callback.entryId, at, ended);
  if (lostSms !== null) await tellOfLoss(tx, callback, lostSms, at);
  return true;
}

/** A phone that still rings is left alone; who is talking goes on. */
async function stopDialling(tx: Database, { id, state }: Callback, outcome: CallbackOutcome, at: string): Promise<void> {
  const over = { outcome: outcome === 'served' ? ('served' as const) : ('withdrawn' as const), endedAt: at };
  const open = and(eq(callbackAttempts.callbackId, id), isNull(callbackAttempts.outcome));
  const stopped = await tx.update(callbackAttempts).set(over).where(open).returning({ callSid: callbackAttempts.callSid });
  if (outcome === 'served' || state === 'waiting') return;
  for (const { callSid } of stopped)
    if (callSid !== null) await tx.insert(outbox).values({ command: { command: 'end-call', callSid }, notBefore: at });
}

/** Kept when he was called in time; broken when he never was. What he himself called off was no promise any more. */
async function resolvePromises(tx: Database, entryId: string, outcome: CallbackOutcome, at: string): Promise<void> {
  const open = and(eq(promises.entryId, entryId), eq(promises.kind, 'callback'), isNull(promises.kept));
  if (outcome === 'cancelled' || outcome === 'refused' || outcome === 'withdrawn') {
    await tx.update(promises).set({ resolvedAt: at }).where(open);
    return;
  }
  for (const { id, upTo } of await tx.select({ id: promises.id, upTo: promises.upTo }).from(promises).where(open)) {
    const isInTime = upTo === null || Date.parse(at) <= Date.parse(upTo);
    await tx
      .update(promises)
      .set({ kept: outcome === 'served' && isInTime, resolvedAt: at })
      .where(eq(promises.id, id));
  }
}

async function tellOfLoss(tx: Database, { id, number: to, ourNumber: from, language, queue }: Callback, template: string, at: string) {
  await queueText(tx, { key: `lost ${id}`, at, to, from, language, queue, template, callback: id });
}

/** Another time for a callback that waits. Null when it is over, or being dialled at this moment. */
export async function moveCallback(
  tx: Database,
  id: string,
  { slotCapacity, ...wish }: Parameters<CallbackStore['moveCallback']>[1],
  at: string,
): Promise<Callback | 'slot-taken' | null> {
  const [known] = await tx.select({ queue: callbacks.queue }).from(callbacks).where(eq(callbacks.id, id));
  if (known !== undefined) await lockQueue(tx, known.queue);
  const [row] = await tx.select().from(callbacks).where(eq(callbacks.id, id)).for('update');
  if (row === undefined || row.state !== 'waiting') return null;
  if (await isSlotFull(tx, { queue: row.queue, ...wish, slotCapacity }, id)) return 'slot-taken';
  const mode = wish.fromAt === null ? (row.mode === 'scheduled' ? 'keep-place' : row.mode) : 'scheduled';
  const [moved] = await tx
    .update(callbacks)
    .set({ ...wish, mode, notBefore: null })
    .where(eq(callbacks.id, id))
    .returning();
  await noteEntry(tx, row.entryId, at, 'callback-moved', { fromAt: wish.fromAt });
  return moved === undefined ? null : toldCallback(moved);
}

/** The place waits off the line again, for another call not before a time. */
export async function putBack(
  tx: Database,
  { id, entryId }: Pick<Callback, 'id' | 'entryId'>,
  { at, notBefore }: { at: string; notBefore: string },
): Promise<void> {
  await releaseAgent(tx, { id: entryId }, at);
  await tx.update(callbacks).set({ state: 'waiting', notBefore }).where(eq(callbacks.id, id));
  await changeEntry(tx, entryId, {
    state: 'away',
    callSid: null,
    dialledAt: null,
    heldUntil: null,
    agentId: null,
    wish: null,
    longestWaitUntil: null,
  });
}
