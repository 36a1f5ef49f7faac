import { eq } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { isoTime } from '../store/iso-time.ts';
import type { AttemptWithCallback, Callback, CallbackAttempt } from './callback-store.ts';
import { callbackAttempts, callbacks } from './callback-tables.ts';

type AttemptRow = typeof callbackAttempts.$inferSelect;
type CallbackRow = typeof callbacks.$inferSelect;

/**
 * An attempt with its callback; null when there is none. Where a change is to follow, the callback is locked first, as everybody does it: so
 * nobody waits for somebody who waits for him.
 */
export async function attemptOf(db: Database, id: string, { lock = false } = {}): Promise<AttemptWithCallback | null> {
  const found = () => db.select().from(callbackAttempts).where(eq(callbackAttempts.id, id));
  const [first] = await found();
  if (first === undefined) return null;
  const wanted = db.select().from(callbacks).where(eq(callbacks.id, first.callbackId));
  const [callback] = await (lock ? wanted.for('update') : wanted);
  const [attempt = first] = lock ? await found() : [first];
  return callback === undefined ? null : { attempt: toldAttempt(attempt), callback: toldCallback(callback) };
}

/** A callback with its times in ISO 8601. */
export function toldCallback(row: CallbackRow): Callback {
  return {
    ...row,
    fromAt: isoOrNull(row.fromAt),
    toAt: isoOrNull(row.toAt),
    notBefore: isoOrNull(row.notBefore),
    expiresAt: isoTime(row.expiresAt),
    requestedAt: isoTime(row.requestedAt),
    endedAt: isoOrNull(row.endedAt),
  };
}

/** An attempt with its times in ISO 8601. */
export function toldAttempt(row: AttemptRow): CallbackAttempt {
  return { ...row, dialledAt: isoTime(row.dialledAt), answeredAt: isoOrNull(row.answeredAt), endedAt: isoOrNull(row.endedAt) };
}

function isoOrNull(time: string | null): string | null {
  return time === null ? null : isoTime(time);
}
