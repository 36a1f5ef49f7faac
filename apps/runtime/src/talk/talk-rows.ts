import { eq } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { legs, type TransferNote, talks } from './talk-tables.ts';

export type Talk = typeof talks.$inferSelect;
export type Leg = typeof legs.$inferSelect;

/** What is known of a conversation; as if nothing had happened in it where nothing was written. */
export async function findTalk(tx: Database, entryId: string): Promise<Talk | null> {
  const [row] = await tx.select().from(talks).where(eq(talks.entryId, entryId));
  return row ?? null;
}

export async function changeTalk(tx: Database, entryId: string, change: Partial<Omit<Talk, 'entryId'>>): Promise<void> {
  await tx
    .insert(talks)
    .values({ ...change, entryId })
    .onConflictDoUpdate({ target: talks.entryId, set: change });
}

/** What was sent along with the transfer that made an entry. */
export async function transferNoteOf(tx: Database, entryId: string): Promise<TransferNote | null> {
  return (await findTalk(tx, entryId))?.note ?? null;
}

export async function findLeg(tx: Database, id: string): Promise<Leg | null> {
  const [row] = await tx.select().from(legs).where(eq(legs.id, id));
  return row ?? null;
}

/** A leg that nobody else changes until the transaction is over. Its entry is locked before it. */
export async function lockLeg(tx: Database, id: string): Promise<Leg | null> {
  const [row] = await tx.select().from(legs).where(eq(legs.id, id)).for('update');
  return row ?? null;
}

export async function changeLeg(tx: Database, id: string, change: Partial<Leg>): Promise<void> {
  await tx.update(legs).set(change).where(eq(legs.id, id));
}
