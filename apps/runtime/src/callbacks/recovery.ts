import { randomUUID } from 'node:crypto';
import { isPhoneNumber } from '@callwright/flow-compiler';
import { and, eq, gt, ne, or } from 'drizzle-orm';
import { newToken } from '../auth/secret-text.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { changeEntry, type Entry, findEntry, noteEntry } from '../line/entry.ts';
import { entries } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import type { Timer } from '../store/store.ts';
import { sessions, timers } from '../store/tables.ts';
import { type CallingQueue, callingQueue, shownNumber, zonesToCall } from './callback-rules.ts';
import type { CallbackRequest } from './callback-store.ts';
import { callbacks, optOuts } from './callback-tables.ts';
import { queueText } from './queue-text.ts';
import { requestCallback } from './request-callback.ts';

/** Who was cut off calls again within a minute: until then nothing is done. */
const AFTER_SECONDS = 60;

/** Somebody has hung up in line. Where his queue's policy allows, it is looked a minute later whether he should be told, or called. */
export async function planRecovery(tx: Database, { resources }: Pick<Deps, 'resources'>, entry: Entry, at: string): Promise<void> {
  const queue = resources.queue(entry.queue);
  if (queue === undefined || !isPhoneNumber(entry.number)) return;
  const { recovery, serviceLevel } = queue;
  if (recovery.sms === null && !recovery.callback) return;
  const waited = (Date.parse(at) - Date.parse(entry.joinedAt)) / 1000;
  // who hangs up at once has only dialled by mistake
  if (waited < Math.max(recovery.minWaitSeconds, serviceLevel.abandonedUnderSeconds)) return;
  await tx
    .insert(timers)
    .values({ kind: 'recovery', callSid: entry.id, dueAt: new Date(Date.parse(at) + AFTER_SECONDS * 1000).toISOString() });
}

/** A minute after somebody hung up in line: unless he called again, has a callback, or wants nothing from us, he is told and called back. */
export async function recoverCaller(deps: Deps, { id, callSid: entryId }: Timer): Promise<void> {
  const entry = await findEntry(deps.db, entryId);
  const queue = entry === null ? undefined : deps.resources.queue(entry.queue);
  if (entry?.outcome === 'abandoned' && queue !== undefined) {
    const caller = callingQueue(deps, entry.queue);
    const request = queue.recovery.callback && caller !== null ? await requestOf(deps, entry, caller) : null;
    await deps.db.transaction((tx) => recover(tx, { deps, entry, sms: queue.recovery.sms, request }));
    deps.line.changed();
  }
  await deps.store.finishTimer(id, null);
}

interface Recovery {
  deps: Deps;
  entry: Entry;
  sms: string | null;
  request: CallbackRequest | null;
}

async function recover(tx: Database, { deps, entry, sms, request }: Recovery): Promise<void> {
  const { id, number, queue, language } = entry;
  if (await isNotToBeBothered(tx, entry)) return;
  const at = isoTime(deps.clock);
  let callback: string | null = null;
  if (request !== null) {
    // the place that he had opens again, with its rank
    await changeEntry(tx, id, { state: 'away', outcome: null, endedAt: null });
    const outcome = await requestCallback(tx, request);
    callback = outcome.kind === 'slot-taken' ? null : outcome.callback.id;
  }
  await noteEntry(tx, id, at, 'recovered', { sms: sms !== null, callback: callback !== null });
  if (sms !== null)
    await queueText(tx, {
      key: `recovery ${id}`,
      at,
      to: number,
      from: request?.ourNumber ?? null,
      language,
      queue,
      template: sms,
      callback,
    });
}

/** He has called again meanwhile, has a callback, or has answered STOP. */
async function isNotToBeBothered(tx: Database, { id, number, joinedAt, endedAt }: Entry): Promise<boolean> {
  const [stopped] = await tx.select({ number: optOuts.number }).from(optOuts).where(eq(optOuts.number, number));
  const later = and(eq(entries.number, number), ne(entries.id, id), or(gt(entries.joinedAt, joinedAt), ne(entries.state, 'ended')));
  const [again] = await tx.select({ id: entries.id }).from(entries).where(later).limit(1);
  const owed = and(eq(callbacks.number, number), ne(callbacks.state, 'ended'));
  const [waiting] = await tx.select({ id: callbacks.id }).from(callbacks).where(owed).limit(1);
  const called = and(eq(sessions.from, number), gt(sessions.startedAt, endedAt ?? joinedAt));
  const [call] = await tx.select({ callSid: sessions.callSid }).from(sessions).where(called).limit(1);
  return stopped !== undefined || call !== undefined || again !== undefined || waiting !== undefined;
}

async function requestOf(deps: Deps, entry: Entry, { name, queue, policy }: CallingQueue): Promise<CallbackRequest> {
  const at = isoTime(deps.clock);
  const ourNumber = shownNumber(deps, policy, null);
  const zones = await zonesToCall(deps, queue, entry.number, ourNumber);
  return {
    id: randomUUID(),
    entryId: entry.id,
    queue: name,
    number: entry.number,
    name: null,
    note: null,
    language: entry.language,
    zones,
    mode: 'keep-place',
    fromAt: null,
    toAt: null,
    expiresAt: new Date(deps.clock.now() + policy.expiresAfterHours * 3_600_000).toISOString(),
    token: newToken(),
    consent: { how: 'announced-recovery', at, ...(entry.callSid !== null && { callSid: entry.callSid }) },
    via: 'recovery',
    ourNumber,
    callSid: entry.callSid,
    isPrivate: entry.isPrivate,
    requestedAt: at,
    memory: null,
    slotCapacity: null,
    confirmSms: null,
  };
}
