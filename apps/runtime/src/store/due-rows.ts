import { asc, inArray, lte, min, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { OutgoingCommand, Timer } from './store.ts';
import { outbox, timers } from './tables.ts';

/** Claims due timers for this process alone: rows that another claims are skipped, not waited for. */
export function claimTimers(db: Database, now: string, leaseUntil: string, limit: number): Promise<Timer[]> {
  const due = db
    .select({ id: timers.id })
    .from(timers)
    .where(lte(timers.dueAt, now))
    .orderBy(asc(timers.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(timers)
    .set({ dueAt: leaseUntil })
    .where(inArray(timers.id, due))
    .returning({ id: timers.id, kind: timers.kind, callSid: timers.callSid });
}

/** The same for commands to the carrier, oldest first. A try counts from its beginning: who makes it may die in it. */
export function claimCommands(db: Database, now: string, leaseUntil: string, limit: number): Promise<OutgoingCommand[]> {
  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(lte(outbox.notBefore, now))
    .orderBy(asc(outbox.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(outbox)
    .set({ notBefore: leaseUntil, tries: sql`${outbox.tries} + 1` })
    .where(inArray(outbox.id, due))
    .returning({ id: outbox.id, command: outbox.command, tries: sql<number>`${outbox.tries} - 1` });
}

/** When the next timer or command is due. */
export async function earliestDue(db: Database): Promise<string | null> {
  const [timer] = await db.select({ at: min(timers.dueAt) }).from(timers);
  const [command] = await db.select({ at: min(outbox.notBefore) }).from(outbox);
  const times = [timer?.at, command?.at].flatMap((at) => (at === null || at === undefined ? [] : [new Date(at).toISOString()]));
  return times.sort()[0] ?? null;
}
