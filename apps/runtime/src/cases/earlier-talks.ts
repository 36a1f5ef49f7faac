import { isWithheld } from '@callwright/flow-compiler';
import { and, asc, desc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { agents, entries } from '../line/line-tables.ts';
import { isoTime } from '../store/iso-time.ts';
import { entryChains, type NoteReader, notesOfEntries, type OthersNote, othersNote } from './read-notes.ts';

const LONGEST_LIST = 50;

/** A call of the same number that is over. Seconds; `talkSeconds` is null where nobody answered. */
export interface EarlierTalk {
  entry: string;
  at: string;
  queue: string;
  queueTitle: string;
  direction: string;
  outcome: string | null;
  waitedSeconds: number;
  talkSeconds: number | null;
  agent: string | null;
  /** What its agents wrote, the first first. */
  notes: OthersNote[];
  /** How the last of them found that it ended, and how the caller sounded to him. */
  disposition: string | null;
  mood: number | null;
  tags: string[];
}

/** The last calls of a number that were in line or with an agent, besides the present one with its entries, the last first; one with several places in line is one call. */
export async function earlierTalks(
  deps: Deps,
  { number }: Pick<Entry, 'number'>,
  present: readonly string[],
  reader: NoteReader,
): Promise<EarlierTalk[]> {
  // all who show no number have one name, and nothing else in common
  if (isWithheld(number)) return [];
  const { db, resources, codec } = deps;
  const rows = await db
    .select({ entry: entries })
    .from(entries)
    .where(and(eq(entries.number, number), eq(entries.state, 'ended'), notInArray(entries.id, [...present]), isLastOfItsCall))
    .orderBy(desc(entries.endedAt))
    .limit(LONGEST_LIST);
  const chains = await entryChains(
    db,
    rows.map(({ entry }) => entry.id),
  );
  const all = [...chains.values()].flat();
  const [written, parts] = await Promise.all([notesOfEntries(db, all), partsOf(db, all)]);
  return rows.map(({ entry }) => {
    const { id, queue, direction, outcome, since, isPrivate } = entry;
    const chain = chains.get(id) ?? [id];
    const own = parts.filter((part) => chain.includes(part.id));
    const notes = written
      .filter(({ note }) => chain.includes(note.entryId))
      .map((row) => othersNote(codec, row, isPrivate && !reader.seesPrivate, reader.agentId));
    return {
      ...{ entry: id, at: isoTime(since), queue, queueTitle: resources.queue(queue)?.title ?? queue, direction, outcome, notes },
      ...timesOf(own),
      agent: own.findLast(({ agent }) => agent !== null)?.agent ?? null,
      disposition: notes.findLast((note) => note.disposition !== null)?.disposition ?? null,
      mood: notes.findLast((note) => note.mood !== null)?.mood ?? null,
      tags: [...new Set(notes.flatMap(({ tags }) => tags))],
    };
  });
}

type Part = Awaited<ReturnType<typeof partsOf>>[number];

/** The places in line of which calls are made, the first first, each with who talked there. */
function partsOf(db: Deps['db'], ids: readonly string[]) {
  const { id, joinedAt, connectedAt, endedAt } = entries;
  return db
    .select({ id, joinedAt, connectedAt, endedAt, agent: agents.name })
    .from(entries)
    .leftJoin(agents, eq(agents.id, entries.agentId))
    .where(inArray(id, [...ids]))
    .orderBy(asc(entries.arrival));
}

/** How long a caller waited in all his places of one call, and talked with all who had him. */
function timesOf(parts: readonly Part[]): Pick<EarlierTalk, 'waitedSeconds' | 'talkSeconds'> {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const talks = parts.flatMap(({ connectedAt, endedAt }) =>
    connectedAt === null || endedAt === null ? [] : [seconds(connectedAt, endedAt)],
  );
  return {
    waitedSeconds: sum(parts.map(({ joinedAt, connectedAt, endedAt }) => seconds(joinedAt, connectedAt ?? endedAt ?? joinedAt))),
    talkSeconds: talks.length === 0 ? null : sum(talks),
  };
}

/** Nobody has taken up its place: a transfer, or a caller who came back, goes on in another entry. */
const isLastOfItsCall = sql`not exists (select 1 from entries later where later.resumes = ${entries.id})`;

function seconds(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}
