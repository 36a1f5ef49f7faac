import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { versionsIn } from '../calls/versions-in.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import type { Session, StepCommit, StoredEvent } from '../store/store.ts';
import type { Flows } from './call-stages.ts';
import { type Visit, visitsOf } from './call-visits.ts';
import { callFacts, nodeWays } from './fact-tables.ts';
import { type CallFacts, endOf, factsOfCall } from './facts-of-call.ts';
import { lineOfCall } from './line-of-call.ts';

/** A commit that also writes the call's facts when the call begins or ends with it; the same commit for the steps between. */
export async function withFacts(deps: Deps, commit: StepCommit): Promise<StepCommit> {
  const { session, events, within } = commit;
  const isFirst = events[0]?.seq === 0;
  if (!isFirst && session.status === 'active') return commit;
  const before = isFirst ? [] : await deps.store.listEvents(session.callSid);
  const write = await factsWriter(deps, session, [...before, ...events]);
  return {
    ...commit,
    async within(tx) {
      await within?.(tx);
      await write(tx);
    },
  };
}

/** What is asked of a call's versions and nodes is looked up before the transaction, which would wait for itself. */
export async function factsWriter(deps: Deps, session: Session, events: readonly StoredEvent[]): Promise<(tx: Database) => Promise<void>> {
  const flows = await flowsOf(deps, events);
  const end = endOf(session);
  const ids = await wayIds(deps.db, end === null ? [] : visitsOf(events, end).visits);
  return async (tx) => {
    const line = end === null ? null : await lineOfCall(tx, session.callSid, end);
    const { facts, visits } = factsOfCall(session, end, events, flows, line);
    const row = { ...facts, ways: visits.map((visit) => ids.get(keyOf(visit)) ?? 0), wayTenths: visits.map(tenthsOf) };
    const calledBeforeAt = facts.direction === 'in' ? await lastCallBefore(tx, facts) : null;
    await tx
      .insert(callFacts)
      .values({ ...row, calledBeforeAt })
      .onConflictDoUpdate({ target: callFacts.callSid, set: row });
  };
}

async function lastCallBefore(tx: Database, { number, startedAt }: CallFacts): Promise<string | null> {
  if (number === '') return null;
  const [row] = await tx
    .select({ at: callFacts.startedAt })
    .from(callFacts)
    .where(and(eq(callFacts.number, number), lt(callFacts.startedAt, startedAt), eq(callFacts.direction, 'in')))
    .orderBy(desc(callFacts.startedAt))
    .limit(1);
  return row?.at ?? null;
}

/** The versions that a call was in. One that cannot be read any more tells nothing; the call is counted all the same. */
async function flowsOf({ library, log }: Deps, events: readonly StoredEvent[]): Promise<Flows> {
  const flows: [string, Awaited<ReturnType<typeof library.version>>][] = [];
  for (const hash of versionsIn(events)) {
    const flow = await library
      .version(hash)
      .catch((error: unknown) => log.error({ err: error, hash }, 'a version cannot be read for reports'));
    if (flow !== undefined) flows.push([hash, flow]);
  }
  return new Map(flows);
}

function tenthsOf({ at, until }: Visit): number {
  return Math.round(Math.max(0, until - at) / 100);
}

function keyOf({ version, node, exit }: Pick<Visit, 'version' | 'node' | 'exit'>): string {
  return `${version} ${node} ${exit}`;
}

/** The numbers of ways; new ones are written. */
async function wayIds(db: Database, visits: readonly Visit[]): Promise<Map<string, number>> {
  const wanted = new Map(visits.map((visit) => [keyOf(visit), visit]));
  if (wanted.size === 0) return new Map();
  const known = await findWays(db, visits);
  const missing = [...wanted]
    .filter(([key]) => !known.has(key))
    .map(([, { flow, version, node, exit }]) => ({ flowId: flow, version, node, exit }));
  if (missing.length === 0) return known;
  await db.insert(nodeWays).values(missing).onConflictDoNothing();
  return findWays(db, visits);
}

async function findWays(db: Database, visits: readonly Visit[]): Promise<Map<string, number>> {
  const versions = [...new Set(visits.map(({ version }) => version))];
  const nodes = [...new Set(visits.map(({ node }) => node))];
  const rows = await db
    .select()
    .from(nodeWays)
    .where(and(inArray(nodeWays.version, versions), inArray(nodeWays.node, nodes)));
  return new Map(rows.map((row) => [keyOf(row), row.id]));
}
