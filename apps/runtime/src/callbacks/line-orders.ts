import { randomUUID } from 'node:crypto';
import type { OrderInput } from '@callwright/flow-compiler';
import { eq } from 'drizzle-orm';
import { newToken } from '../auth/secret-text.ts';
import { changeEntry, entryOfCall, noteEntry } from '../line/entry.ts';
import { learnOfDialling } from '../line/learning.ts';
import type { LineFacts } from '../line/line-facts.ts';
import type { Database } from '../store/database.ts';
import { switchRows } from '../store/switch-rows.ts';
import { failAttempt } from './attempt-changes.ts';
import { callableNumber } from './callable-number.ts';
import { type CallingQueue, callingQueue, callingRules, shownNumber, zonesToCall } from './callback-rules.ts';
import type { CallbackRequest } from './callback-store.ts';
import { callbacks } from './callback-tables.ts';
import { openAttemptOfCall } from './leg-of-callback.ts';
import { nextAllowedAt } from './quiet-hours.ts';
import { requestCallback } from './request-callback.ts';
import { retryRules } from './retry-rules.ts';

/** The order `line.call-back`: the caller's place goes on without his call. A number that nobody may call is left in line as it was. */
export async function callBack(tx: Database, facts: LineFacts, input: OrderInput<'line.call-back'>): Promise<void> {
  const { deps, callSid } = facts;
  const queue = callingQueue(deps, input.queue);
  const read = callableNumber(input.number, { strict: false });
  if (queue === null || 'problem' in read)
    return deps.log.error({ callSid, queue: input.queue }, 'a callback that was promised cannot be kept: no policy, or no number to call');
  const entry = await entryOfCall(tx, callSid);
  const entryId = entry?.queue === queue.name ? entry.id : null;
  await requestCallback(tx, await requestOf(tx, facts, { queue, input, number: read.number, entryId }));
}

interface Agreed {
  queue: CallingQueue;
  input: OrderInput<'line.call-back'>;
  number: string;
  entryId: string | null;
}

async function requestOf(tx: Database, facts: LineFacts, { queue, input, number, entryId }: Agreed): Promise<CallbackRequest> {
  const { deps, callSid, at, to, language, isPrivate, answers, contact } = facts;
  const ourNumber = shownNumber(deps, queue.policy, to);
  const zones = await zonesToCall(deps, queue.queue, number, ourNumber);
  const [fromAt, toAt] = [momentOf(input.from), momentOf(input.to)];
  const rules = await callingRules({ resources: deps.resources, clock: deps.clock, store: switchRows(tx) }, queue, zones);
  // who asks at night is not given up before it is day
  const begins = fromAt === null ? (nextAllowedAt(rules, Date.parse(at)) ?? Date.parse(at)) : Date.parse(fromAt);
  return {
    id: randomUUID(),
    entryId,
    queue: queue.name,
    number,
    name: null,
    note: null,
    language,
    zones,
    mode: input.mode,
    fromAt,
    toAt: fromAt === null ? null : toAt,
    expiresAt: new Date(begins + queue.policy.expiresAfterHours * 3_600_000).toISOString(),
    token: newToken(),
    consent: { how: 'key-or-speech', at, callSid },
    via: 'call',
    ourNumber,
    callSid,
    isPrivate,
    requestedAt: at,
    memory: { answers, contact },
    // he was told that he has this slot
    slotCapacity: null,
    confirmSms: queue.policy.confirmSms ?? null,
  };
}

function momentOf(text: string | undefined): string | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** The order `line.ready`: the person who was called back has pressed 1, and is on the line with his place. */
export async function ready(tx: Database, { callSid, at }: LineFacts): Promise<void> {
  const found = await openAttemptOfCall(tx, callSid);
  if (found === null) return;
  const { callback, attempt } = found;
  await tx.update(callbacks).set({ state: 'greeted' }).where(eq(callbacks.id, callback.id));
  await changeEntry(tx, callback.entryId, { state: 'waiting', callSid, joinedAt: at, estimate: null });
  await noteEntry(tx, callback.entryId, at, 'callback-ready', { attempt: attempt.number });
  await learnOfDialling(tx, callback.queue, (Date.parse(at) - Date.parse(attempt.dialledAt)) / 1000);
}

/** The order `line.put-off`: he does not want to talk now, or at all, or a machine has answered. */
export async function putOff(
  tx: Database,
  { deps, callSid, at }: LineFacts,
  { because, againAfterSeconds }: OrderInput<'line.put-off'>,
): Promise<void> {
  const found = await openAttemptOfCall(tx, callSid);
  if (found === null) return;
  const rules = retryRules(deps, found.callback.queue);
  await failAttempt(tx, found.attempt.id, because, at, { ...rules, retrySeconds: againAfterSeconds ?? rules.retrySeconds });
}
