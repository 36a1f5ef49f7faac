import { isWithheld } from '@callwright/flow-compiler';
import { and, desc, eq, ne } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { agents, entries } from '../line/line-tables.ts';
import { isoTime } from '../store/iso-time.ts';
import { caseNotes } from './case-tables.ts';

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
  note: string;
  disposition: string | null;
  mood: number | null;
  tags: string[];
}

/** The last calls of a number that were in line or with an agent, the last first. */
export async function earlierTalks(
  { db, resources, codec }: Deps,
  number: string,
  without: string,
  seesPrivate: boolean,
): Promise<EarlierTalk[]> {
  // all who show no number have one name, and nothing else in common
  if (isWithheld(number)) return [];
  const rows = await db
    .select({ entry: entries, agent: agents.name, note: caseNotes })
    .from(entries)
    .leftJoin(agents, eq(agents.id, entries.agentId))
    .leftJoin(caseNotes, eq(caseNotes.entryId, entries.id))
    .where(and(eq(entries.number, number), eq(entries.state, 'ended'), ne(entries.id, without)))
    .orderBy(desc(entries.endedAt))
    .limit(LONGEST_LIST);
  return rows.map(({ entry, agent, note }) => {
    const { id, queue, direction, outcome, since, connectedAt, endedAt } = entry;
    const until = connectedAt ?? endedAt ?? since;
    return {
      ...{ entry: id, at: isoTime(since), queue, queueTitle: resources.queue(queue)?.title ?? queue, direction, outcome, agent },
      waitedSeconds: seconds(since, until),
      talkSeconds: connectedAt === null || endedAt === null ? null : seconds(connectedAt, endedAt),
      ...{
        note: note === null || (entry.isPrivate && !seesPrivate) ? '' : codec.open(note.text),
        disposition: note?.disposition ?? null,
        mood: note?.mood ?? null,
        tags: note?.tags ?? [],
      },
    };
  });
}

function seconds(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}
