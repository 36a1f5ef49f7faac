import { and, eq, gte, lt, ne, sql } from 'drizzle-orm';
import { changeEntry, endEntry, findEntry, newEntryId, noteEntry } from '../line/entry.ts';
import { entries, promises } from '../line/line-tables.ts';
import { releaseAgent } from '../line/release-agent.ts';
import type { Database } from '../store/database.ts';
import { toldCallback } from './attempt-rows.ts';
import type { Callback, CallbackRequest, RequestOutcome } from './callback-store.ts';
import { callbacks } from './callback-tables.ts';
import { queueText } from './queue-text.ts';

/**
 * Puts a callback in line, or changes the one that the number has in that queue already: the earlier place is kept, the newer time counts. What
 * a stranger orders on a web page changes nothing of what a caller has agreed upon.
 */
export async function requestCallback(tx: Database, request: CallbackRequest): Promise<RequestOutcome> {
  const { queue, number, fromAt } = request;
  await lockQueue(tx, queue);
  const [open] = await tx
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.queue, queue), eq(callbacks.number, number), ne(callbacks.state, 'ended')))
    .for('update');
  const before = open === undefined ? null : toldCallback(open);
  if (await isSlotFull(tx, request, before?.fromAt === fromAt ? before.id : null)) return { kind: 'slot-taken' };
  const callback = before === null ? await addCallback(tx, request) : await merge(tx, before, request);
  await confirm(tx, callback, request);
  return { kind: before === null ? 'new' : 'merged', callback };
}

/** One at a time for a queue: else two would take the last place of a slot, or one number would get two callbacks. */
export async function lockQueue(tx: Database, queue: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`callbacks ${queue}`}))`);
}

/** Whether the slot that somebody wants has no room left; his own callback does not count. */
export async function isSlotFull(
  tx: Database,
  { queue, fromAt, toAt, slotCapacity }: Pick<CallbackRequest, 'queue' | 'fromAt' | 'toAt' | 'slotCapacity'>,
  own: string | null,
): Promise<boolean> {
  if (fromAt === null || toAt === null || slotCapacity === null) return false;
  const inSlot = and(eq(callbacks.queue, queue), ne(callbacks.state, 'ended'), gte(callbacks.fromAt, fromAt), lt(callbacks.fromAt, toAt));
  const taken = await tx.select({ id: callbacks.id }).from(callbacks).where(inSlot);
  return taken.filter(({ id }) => id !== own).length >= slotCapacity;
}

async function addCallback(tx: Database, request: CallbackRequest): Promise<Callback> {
  const entryId = request.entryId ?? (await addPlace(tx, request));
  const { memory: _, slotCapacity: __, confirmSms: ___, lastAgent: ____, ...row } = request;
  const [added] = await tx
    .insert(callbacks)
    .values({ ...row, entryId, state: 'waiting' })
    .returning();
  if (added === undefined) throw new Error('A row that was written was not given back.');
  if (request.entryId !== null) await takeOffLine(tx, request.entryId, request);
  await noteEntry(tx, entryId, request.requestedAt, 'callback', { callback: added.id, mode: request.mode, via: request.via });
  return toldCallback(added);
}

/** A place of somebody who is not on the telephone. */
async function addPlace(tx: Database, request: CallbackRequest): Promise<string> {
  const { queue, number, language, requestedAt, memory, isPrivate, lastAgent = null } = request;
  const id = newEntryId();
  const at = requestedAt;
  await tx
    .insert(entries)
    .values({ id, queue, number, language, state: 'away', since: at, joinedAt: at, isCallback: true, isPrivate, lastAgent, ...memory });
  return id;
}

/** The place stays, the call goes. */
async function takeOffLine(tx: Database, entryId: string, request: CallbackRequest): Promise<void> {
  const { number, language, memory, isPrivate, requestedAt } = request;
  await releaseAgent(tx, { id: entryId }, requestedAt);
  await changeEntry(tx, entryId, {
    state: 'away',
    callSid: null,
    isCallback: true,
    number,
    language,
    ...memory,
    isPrivate,
    agentId: null,
    wish: null,
    longestWaitUntil: null,
    heldUntil: null,
  });
}

async function merge(tx: Database, before: Callback, request: CallbackRequest): Promise<Callback> {
  const { requestedAt: at, mode, fromAt, toAt, expiresAt, name, note, language, memory } = request;
  const isStrangers = request.via === 'web' && before.via !== 'web';
  if (isStrangers || before.state !== 'waiting') return before;
  if (request.entryId !== null && request.entryId !== before.entryId) await joinPlaces(tx, before.entryId, request.entryId, at);
  if (memory !== null) await changeEntry(tx, before.entryId, memory);
  if (request.lastAgent !== undefined) await changeEntry(tx, before.entryId, { lastAgent: request.lastAgent });
  const wishes = { mode, fromAt, toAt, expiresAt, notBefore: null, language, name: name ?? before.name, note: note ?? before.note };
  const [changed] = await tx.update(callbacks).set(wishes).where(eq(callbacks.id, before.id)).returning();
  await noteEntry(tx, before.entryId, at, 'callback-changed', { mode, fromAt, via: request.via });
  return changed === undefined ? before : toldCallback(changed);
}

/** Two places of one number in a queue become one: the earlier one. */
async function joinPlaces(tx: Database, keptId: string, otherId: string, at: string): Promise<void> {
  const [kept, other] = [await findEntry(tx, keptId), await findEntry(tx, otherId)];
  if (kept === null || other === null) return;
  if (Date.parse(other.since) < Date.parse(kept.since)) await changeEntry(tx, keptId, { since: other.since });
  await tx.update(promises).set({ entryId: keptId }).where(eq(promises.entryId, otherId));
  await endEntry(tx, otherId, at, 'moved');
}

async function confirm(tx: Database, callback: Callback, { confirmSms, requestedAt: at }: CallbackRequest): Promise<void> {
  if (confirmSms === null) return;
  const { id, number: to, ourNumber: from, language, queue, fromAt } = callback;
  await queueText(tx, { key: `confirm ${id} ${fromAt ?? ''}`, at, to, from, language, queue, template: confirmSms, callback: id });
}
