import { inArray, lt, sql } from 'drizzle-orm';
import { caseNotes } from '../cases/case-tables.ts';
import { agents } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import { outbox } from '../store/tables.ts';
import { audit, departures, legs, talkRecordings, talks } from './talk-tables.ts';

/** Forgets what was noted of the conversations of these entries. */
export async function forgetTalks(tx: Database, entryIds: readonly string[]): Promise<void> {
  if (entryIds.length === 0) return;
  const ids = [...entryIds];
  await tx.delete(talks).where(inArray(talks.entryId, ids));
  await tx.delete(legs).where(inArray(legs.entryId, ids));
  await tx.delete(departures).where(inArray(departures.entryId, ids));
  await tx.delete(caseNotes).where(inArray(caseNotes.entryId, ids));
  await tx
    .update(agents)
    .set({ owes: null })
    .where(inArray(sql`${agents.owes}->>'entry'`, ids));
}

/** Forgets recorded conversations, here and at the carrier. */
export async function forgetTalkRecordings(db: Database, before: string, now: string): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx.delete(talkRecordings).where(lt(talkRecordings.at, before)).returning({ id: talkRecordings.recordingSid });
    const commands = gone.map(({ id }) => ({ command: { command: 'delete-recording', recordingSid: id } as const, notBefore: now }));
    if (commands.length > 0) await tx.insert(outbox).values(commands);
  });
}

export async function forgetAudit(db: Database, before: string): Promise<void> {
  await db.delete(audit).where(lt(audit.at, before));
}
