import { eq } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { isoTime } from '../store/iso-time.ts';
import type { AttemptWithCallback, Callback, CallbackAttempt } from './callback-store.ts';
import { callbackAttempts, callbacks } from './callback-tables.ts';

type AttemptRow = typeof callbackAttempts.$inferSelect;
type CallbackRow = typeof callbacks.$inferSelect;

/** An attempt with its callback, locked where a change is to follow; null when there is none. */
export async function attemptOf(db: Database, id: string, { lock = false } = {}): Promise<AttemptWithCallback | null> {
  const found = db.select().from(callbackAttempts).where(eq(callbackAttempts.id, id));
  const [attempt] = await (lock ? found.for('update') : found);
  if (attempt === undefined) return null;
  const [callback] = await db.select().from(callbacks).where(eq(callbacks.id, attempt.callbackId));
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
