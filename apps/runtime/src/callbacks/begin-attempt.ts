import { randomUUID } from 'node:crypto';
import type { Because } from '@callwright/queueing';
import { and, eq } from 'drizzle-orm';
import { changeEntry, noteEntry } from '../line/entry.ts';
import { nextCallAt } from '../line/next-call-at.ts';
import type { Database } from '../store/database.ts';
import { outbox, timers } from '../store/tables.ts';
import { callbackAttempts, callbacks } from './callback-tables.ts';

/** The longest ringing, finding out who answers, and some to spare: then it is asked what became of the call. */
const SWEEP_AFTER_SECONDS = 180;

/** What was decided of an entry that waits off the line. */
export interface DialDecision {
  entryId: string;
  at: string;
  because: Because;
  callsPerSecond: number;
}

/** Somebody is to be dialled: the attempt, the states and the command to the carrier are written together, unless he waits for no call. */
export async function beginAttempt(tx: Database, { entryId, at, because, callsPerSecond }: DialDecision): Promise<void> {
  const waiting = and(eq(callbacks.entryId, entryId), eq(callbacks.state, 'waiting'));
  const [callback] = await tx.select().from(callbacks).where(waiting).for('update');
  if (callback === undefined) return;
  const id = randomUUID();
  const number = callback.attempts + 1;
  const dialledAt = await nextCallAt(tx, at, callsPerSecond);
  await tx.update(callbacks).set({ state: 'dialling', attempts: number, notBefore: null }).where(eq(callbacks.id, callback.id));
  await tx.insert(callbackAttempts).values({ id, callbackId: callback.id, number, dialledAt });
  await changeEntry(tx, entryId, { state: 'dialling', dialledAt });
  await noteEntry(tx, entryId, at, 'dialled', { attempt: number, because });
  await tx.insert(outbox).values({ command: { command: 'dial-callback', attempt: id }, notBefore: dialledAt });
  await tx.insert(timers).values({ kind: 'callback-sweep', callSid: id, dueAt: later(dialledAt, SWEEP_AFTER_SECONDS) });
}

function later(time: string, seconds: number): string {
  return new Date(Date.parse(time) + seconds * 1000).toISOString();
}
