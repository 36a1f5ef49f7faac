import { and, count, eq, ne } from 'drizzle-orm';
import { changeEntry, findEntry, noteEntry } from '../line/entry.ts';
import type { Database } from '../store/database.ts';
import { attemptOf } from './attempt-rows.ts';
import { closeCallback, putBack } from './callback-changes.ts';
import type { AttemptOutcome, AttemptWithCallback, CallbackAttempt, EntryMemory, RetryRules } from './callback-store.ts';
import { callbackAttempts, callbacks } from './callback-tables.ts';

interface Answered {
  callSid: string;
  answeredBy: NonNullable<CallbackAttempt['answeredBy']>;
  at: string;
}

/** The phone of an attempt was answered, on this call. */
export async function answerAttempt(
  tx: Database,
  id: string,
  { callSid, answeredBy, at }: Answered,
): Promise<(AttemptWithCallback & { memory: EntryMemory | null }) | 'second-leg' | 'over' | null> {
  const found = await attemptOf(tx, id, { lock: true });
  if (found === null) return null;
  const { attempt, callback } = found;
  if (attempt.callSid !== null && attempt.callSid !== callSid) return 'second-leg';
  if (attempt.outcome !== null || callback.state === 'ended') return 'over';
  const entry = await findEntry(tx, callback.entryId);
  if (attempt.answeredAt === null) {
    await tx.update(callbackAttempts).set({ callSid, answeredBy, answeredAt: at }).where(eq(callbackAttempts.id, id));
    await tx.update(callbacks).set({ state: 'greeted' }).where(eq(callbacks.id, callback.id));
    await changeEntry(tx, callback.entryId, { state: 'greeted' });
    await noteEntry(tx, callback.entryId, at, 'callback-answered', { attempt: attempt.number, answeredBy });
  }
  return {
    attempt: { ...attempt, callSid, answeredBy, answeredAt: attempt.answeredAt ?? at },
    callback,
    memory: entry === null ? null : { version: entry.version, answers: entry.answers ?? {}, contact: entry.contact },
  };
}

/**
 * An attempt has come to nothing: another follows as long as there are some left and the time has not run out. To say "not now" uses up none of the
 * attempts to reach somebody; it may be said as often. False when the attempt was over.
 */
export async function failAttempt(
  tx: Database,
  id: string,
  outcome: AttemptOutcome,
  at: string,
  { attempts, retrySeconds, lostSms }: RetryRules,
): Promise<boolean> {
  const found = await attemptOf(tx, id, { lock: true });
  if (found === null || found.attempt.outcome !== null) return false;
  const { attempt, callback } = found;
  await tx.update(callbackAttempts).set({ outcome, endedAt: at }).where(eq(callbackAttempts.id, id));
  await noteEntry(tx, callback.entryId, at, 'callback-failed', { attempt: attempt.number, outcome });
  if (callback.state === 'ended') return true;
  const alike = await attemptsLike(tx, callback.id, outcome);
  // who puts it off again and again does not want it: he was reached, and hears nothing more
  if (outcome === 'refused' || (outcome === 'not-now' && alike >= attempts)) await closeCallback(tx, callback.id, 'refused', at, null);
  else if (outcome !== 'not-now' && alike >= attempts) await closeCallback(tx, callback.id, 'unreached', at, lostSms);
  else await putBack(tx, callback, { at, notBefore: new Date(Date.parse(at) + retrySeconds * 1000).toISOString() });
  return true;
}

/** How many attempts at a callback have come to the like: put off, or nobody reached. */
async function attemptsLike(tx: Database, callbackId: string, outcome: AttemptOutcome): Promise<number> {
  const isPutOff = outcome === 'not-now';
  const kind = isPutOff ? eq(callbackAttempts.outcome, 'not-now') : ne(callbackAttempts.outcome, 'not-now');
  const [row] = await tx
    .select({ alike: count() })
    .from(callbackAttempts)
    .where(and(eq(callbackAttempts.callbackId, callbackId), kind));
  return row?.alike ?? 0;
}
