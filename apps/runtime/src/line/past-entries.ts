import { and, desc, eq, exists, gte, lt, sql } from 'drizzle-orm';
import { callbacks } from '../callbacks/callback-tables.ts';
import type { Deps } from '../deps.ts';
import { isoTime } from '../store/iso-time.ts';
import { type EntryOutcome, entries } from './line-tables.ts';
import { nodesOfCalls } from './nodes-of-calls.ts';
import { whoIs } from './who-is.ts';

/** A place in line that is over; waits are of its last call, in seconds. */
export interface PastEntry {
  id: string;
  callSid: string | null;
  who: string;
  number: string;
  outcome: EntryOutcome | null;
  since: string;
  endedAt: string;
  waitedSeconds: number;
  /** The title of the node in which he was. */
  node: string | null;
  /** Hung up almost at once: he had dialled by mistake. */
  short: boolean;
  calledBack: boolean;
}

interface Wanted {
  queue: string;
  outcome: EntryOutcome | undefined;
  since: string;
  before: string | undefined;
  limit: number;
}

/** How places in line ended, the last first. */
export async function pastEntries(deps: Deps, { queue, outcome, since, before, limit }: Wanted): Promise<PastEntry[]> {
  const { db, resources } = deps;
  const shortSeconds = resources.queue(queue)?.serviceLevel.abandonedUnderSeconds ?? 0;
  const owed = exists(
    db
      .select({ one: sql`1` })
      .from(callbacks)
      .where(and(eq(callbacks.queue, queue), eq(callbacks.number, entries.number), gte(callbacks.requestedAt, entries.since))),
  );
  const rows = await db
    .select({ entry: entries, calledBack: sql<boolean>`${owed}` })
    .from(entries)
    .where(
      and(
        eq(entries.queue, queue),
        eq(entries.state, 'ended'),
        gte(entries.endedAt, since),
        before === undefined ? undefined : lt(entries.endedAt, before),
        outcome === undefined ? undefined : eq(entries.outcome, outcome),
      ),
    )
    .orderBy(desc(entries.endedAt))
    .limit(limit);
  const nodes = await nodesOfCalls(
    deps,
    rows.flatMap(({ entry: { callSid } }) => callSid ?? []),
  );
  return rows.map(({ entry, calledBack }) => {
    const { id, callSid, number, outcome: how, since: came, joinedAt, connectedAt, endedAt } = entry;
    const waitedSeconds = (Date.parse(connectedAt ?? endedAt ?? joinedAt) - Date.parse(joinedAt)) / 1000;
    return {
      ...{ id, callSid, number, calledBack, waitedSeconds, who: whoIs(entry), outcome: how, since: isoTime(came) },
      endedAt: isoTime(endedAt ?? joinedAt),
      node: callSid === null ? null : (nodes.get(callSid) ?? null),
      short: how === 'abandoned' && waitedSeconds < shortSeconds,
    };
  });
}
