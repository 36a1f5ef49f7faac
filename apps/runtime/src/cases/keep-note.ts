import { and, desc, eq, lte } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { entries, offers } from '../line/line-tables.ts';
import { Refused } from '../publishing/refused.ts';
import { type CaseNote, caseNotes } from './case-tables.ts';

export type NoteChange = Partial<Pick<CaseNote, 'text' | 'tags' | 'mood' | 'disposition'>> & { seq: number };

/**
 * Keeps what an agent writes of a conversation. A text that comes late is not kept, as a later one stands there already; the answer tells whose
 * turn it is. Throws a `Refused` for a disposition that the queue does not have.
 */
export async function keepNote(deps: Deps, entry: Entry, agentId: string, { seq, text, ...others }: NoteChange): Promise<{ seq: number }> {
  const { db, clock, resources, codec } = deps;
  const known = resources.dispositions(entry.queue)?.choices ?? [];
  if (others.disposition != null && !known.some(({ id }) => id === others.disposition))
    throw new Refused(400, 'unknown-disposition', 'This queue has no such disposition.', { path: 'disposition' });
  const row = { ...others, agentId, updatedAt: isoTime(clock) };
  await db
    .insert(caseNotes)
    .values({ entryId: entry.id, ...row })
    .onConflictDoUpdate({ target: caseNotes.entryId, set: row });
  const own = and(eq(caseNotes.entryId, entry.id), lte(caseNotes.seq, seq));
  if (text !== undefined)
    await db
      .update(caseNotes)
      .set({ seq, text: entry.isPrivate ? codec.seal(text) : text })
      .where(own);
  const [kept] = await db.select({ seq: caseNotes.seq }).from(caseNotes).where(eq(caseNotes.entryId, entry.id));
  return { seq: kept?.seq ?? seq };
}

/** The conversation for which an agent must still choose a disposition before his wrap-up ends; null when nothing is missing. */
export async function lacksDisposition({ db, resources }: Deps, agentId: string): Promise<string | null> {
  const [last] = await db
    .select({ entry: entries.id, queue: entries.queue, disposition: caseNotes.disposition, acceptedAt: offers.acceptedAt })
    .from(offers)
    .innerJoin(entries, eq(entries.id, offers.entryId))
    .leftJoin(caseNotes, eq(caseNotes.entryId, offers.entryId))
    .where(and(eq(offers.agentId, agentId), eq(offers.state, 'ended')))
    .orderBy(desc(offers.endedAt))
    .limit(1);
  if (last === undefined || last.acceptedAt === null || last.disposition !== null) return null;
  return resources.dispositions(last.queue)?.required === true ? last.entry : null;
}
