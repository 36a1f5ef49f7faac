import { randomUUID } from 'node:crypto';
import { and, desc, eq, ne } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { type EntryOutcome, entries, entryEvents } from './line-tables.ts';

export type Entry = typeof entries.$inferSelect;
export type NewEntry = typeof entries.$inferInsert;

/** An id for an entry, which is also the name of its conference. */
export function newEntryId(): string {
  return `entry-${randomUUID()}`;
}

/** The open entry of a call; null when it has none. */
export async function entryOfCall(tx: Database, callSid: string): Promise<Entry | null> {
  const [row] = await tx
    .select()
    .from(entries)
    .where(and(eq(entries.callSid, callSid), ne(entries.state, 'ended')))
    .limit(1);
  return row ?? null;
}

/** The same, and nobody else changes it until the transaction is over. */
export async function ownEntry(tx: Database, callSid: string): Promise<Entry | null> {
  const [row] = await tx
    .select()
    .from(entries)
    .where(and(eq(entries.callSid, callSid), ne(entries.state, 'ended')))
    .limit(1)
    .for('update');
  return row ?? null;
}

/** An entry that nobody else changes until the transaction is over. It is taken before its offer, everywhere. */
export async function lockEntry(tx: Database, id: string): Promise<Entry | null> {
  const [row] = await tx.select().from(entries).where(eq(entries.id, id)).for('update');
  return row ?? null;
}

export async function findEntry(tx: Database, id: string): Promise<Entry | null> {
  const [row] = await tx.select().from(entries).where(eq(entries.id, id));
  return row ?? null;
}

/** The last entry of a call, open or ended. */
export async function lastEntryOfCall(tx: Database, callSid: string): Promise<Entry | null> {
  const [open] = await tx.select().from(entries).where(eq(entries.callSid, callSid)).orderBy(desc(entries.joinedAt)).limit(1);
  return open ?? null;
}

export async function changeEntry(tx: Database, id: string, change: Partial<NewEntry>): Promise<void> {
  await tx.update(entries).set(change).where(eq(entries.id, id));
}

/** Writes down what happened to an entry, and why. */
export async function noteEntry(tx: Database, entryId: string, at: string, kind: string, detail: object = {}): Promise<void> {
  await tx.insert(entryEvents).values({ entryId, at, kind, detail });
}

/** A place in line ends. Does nothing for one that has ended. */
export async function endEntry(tx: Database, id: string, at: string, outcome: EntryOutcome, more: Partial<NewEntry> = {}): Promise<void> {
  const ended = await tx
    .update(entries)
    .set({ ...more, state: 'ended', outcome, endedAt: at })
    .where(and(eq(entries.id, id), ne(entries.state, 'ended')))
    .returning({ id: entries.id });
  if (ended.length === 0) return;
  await noteEntry(tx, id, at, 'ended', { outcome });
}
