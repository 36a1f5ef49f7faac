import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { Refused } from '../publishing/refused.ts';
import { type CaseNote, caseNotes, type NoteField, noteFields } from './case-tables.ts';
import { payDisposition } from './owe-disposition.ts';
import { type OwnNote, ownNoteOf, sealed } from './read-notes.ts';

export type NoteChange = Partial<Pick<CaseNote, NoteField>> & { seq: number };

/**
 * Keeps what an agent writes of a conversation, and answers his note as it stands. Throws a `Refused` for a disposition that the queue does not
 * have, and for a request that comes after a later one: nothing of it is written, and the error has the note as it stands.
 */
export async function keepNote(deps: Deps, entry: Entry, agentId: string, { seq, ...given }: NoteChange): Promise<OwnNote> {
  const { db, clock, resources, codec } = deps;
  const known = resources.dispositions(entry.queue)?.choices ?? [];
  if (given.disposition != null && !known.some(({ id }) => id === given.disposition))
    throw new Refused(400, 'unknown-disposition', 'This queue has no such disposition.', { path: 'disposition' });
  const at = isoTime(clock);
  const kept = await db.transaction(async (tx) => {
    const own = and(eq(caseNotes.entryId, entry.id), eq(caseNotes.agentId, agentId));
    await tx.insert(caseNotes).values({ entryId: entry.id, agentId, updatedAt: at }).onConflictDoNothing();
    const [row] = await tx.select().from(caseNotes).where(own).for('update');
    const before = ownNoteOf(codec, row);
    const fields = noteFields.filter((field) => given[field] !== undefined);
    const late = fields.find((field) => isLate(row?.seqs[field] ?? 0, seq) && !isDeepStrictEqual(before[field], given[field]));
    if (late !== undefined)
      throw new Refused(409, 'stale-note', 'A later change stands there already.', { path: late, note: { ...before } });
    const seqs = { ...row?.seqs, ...Object.fromEntries(fields.map((field) => [field, Math.max(seq, row?.seqs[field] ?? 0)])) };
    const change = entry.isPrivate ? sealed(codec, given) : given;
    const [written] = await tx
      .update(caseNotes)
      .set({ ...change, seqs, seq: Math.max(seq, before.seq), updatedAt: at })
      .where(own)
      .returning();
    if (written?.disposition != null) await payDisposition(tx, agentId, entry.id, at);
    return ownNoteOf(codec, written);
  });
  deps.line.changed();
  return kept;
}

/** The same request may come twice. */
function isLate(known: number, seq: number): boolean {
  return seq <= known;
}
