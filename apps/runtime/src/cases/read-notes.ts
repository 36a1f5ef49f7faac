import { asc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { agents, entries } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import { isoTime } from '../store/iso-time.ts';
import { type CaseNote, caseNotes } from './case-tables.ts';

type Codec = Deps['codec'];

/** What an agent has written himself; `seq` is the number after which he goes on. */
export interface OwnNote {
  text: string;
  tags: string[];
  mood: number | null;
  disposition: string | null;
  seq: number;
}

/** What somebody else has written of the same call; nothing of its words to who may not see them. */
export interface OthersNote extends Omit<OwnNote, 'seq'> {
  by: string;
  at: string;
  hidden: boolean;
}

/** Who reads notes: his own he reads always, those of others on private calls only by right. */
export interface NoteReader {
  agentId: string | null;
  seesPrivate: boolean;
}

export function ownNoteOf(codec: Codec, row: CaseNote | undefined): OwnNote {
  const { text = '', tags = [], mood = null, disposition = null, seq = 0 } = row ?? {};
  return { text: codec.open(text), tags: codec.open(tags), mood, disposition, seq };
}

export function sealed(codec: Codec, { text, tags, ...others }: Partial<Pick<CaseNote, 'text' | 'tags' | 'mood' | 'disposition'>>) {
  return { ...others, ...(text !== undefined && { text: codec.seal(text) }), ...(tags !== undefined && { tags: codec.seal(tags) }) };
}

/** The note of who asks, and those of the agents who have had this caller on the same call (`chain`, its entries), the first first. */
export async function notesOf(
  { db, codec }: Pick<Deps, 'db' | 'codec'>,
  entry: Pick<Entry, 'id' | 'isPrivate'>,
  chain: readonly string[],
  { agentId, seesPrivate }: NoteReader,
): Promise<{ own: OwnNote; others: OthersNote[] }> {
  const rows = await notesOfEntries(db, chain);
  const isOwn = ({ note }: (typeof rows)[number]) => note.entryId === entry.id && note.agentId === agentId;
  const others = rows.filter((row) => !isOwn(row)).map((row) => othersNote(codec, row, entry.isPrivate && !seesPrivate, agentId));
  return { own: ownNoteOf(codec, rows.find(isOwn)?.note), others: others.filter(saysAnything) };
}

/** Notes with the names of their writers, in the order in which the caller came to them. */
export function notesOfEntries(db: Database, entryIds: readonly string[]): Promise<{ note: CaseNote; by: string | null }[]> {
  return db
    .select({ note: caseNotes, by: agents.name })
    .from(caseNotes)
    .leftJoin(agents, eq(agents.id, caseNotes.agentId))
    .leftJoin(entries, eq(entries.id, caseNotes.entryId))
    .where(inArray(caseNotes.entryId, [...entryIds]))
    .orderBy(asc(entries.arrival), asc(caseNotes.updatedAt));
}

/** `isClosed`: of a private call, to somebody without the right; what he wrote himself he may still read. */
export function othersNote(
  codec: Codec,
  { note, by }: { note: CaseNote; by: string | null },
  isClosed: boolean,
  reader: string | null,
): OthersNote {
  const { seq: _, ...told } = ownNoteOf(codec, note);
  const hidden = isClosed && note.agentId !== reader;
  return { ...told, ...(hidden && { text: '', tags: [] }), by: by ?? '', at: isoTime(note.updatedAt), hidden };
}

function saysAnything({ text, tags, mood, disposition, hidden }: OthersNote): boolean {
  return hidden || text !== '' || tags.length > 0 || mood !== null || disposition !== null;
}

const link = z.array(z.object({ head: z.string(), id: z.string() }));

/** The entries of one call by the last of them: who was passed on, or came back, has taken up the place of the one before. */
export async function entryChains(db: Database, heads: readonly string[]): Promise<Map<string, string[]>> {
  if (heads.length === 0) return new Map();
  const { rows } = (await db.execute(sql`
    with recursive chain(head, id, resumes) as (
      select id, id, resumes from entries where id in ${[...heads]}
      union select chain.head, before.id, before.resumes from chain join entries before on before.id = chain.resumes)
    select head, id from chain`)) as { rows: unknown };
  const chains = new Map<string, string[]>();
  for (const { head, id } of link.parse(rows)) chains.set(head, [...(chains.get(head) ?? []), id]);
  return chains;
}
