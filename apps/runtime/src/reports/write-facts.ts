import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { versionsIn } from '../calls/versions-in.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import type { Session, StepCommit, StoredEvent } from '../store/store.ts';
import type { Flows } from './call-stages.ts';
import { ends, type Visit, visitsOf } from './call-visits.ts';
import { callFacts, nodeWays, VISIT_SECONDS } from './fact-tables.ts';
import { endOf, factsOfCall } from './facts-of-call.ts';
import { lineOfCall } from './line-of-call.ts';

const MOST_WAYS = 2 ** 31 / VISIT_SECONDS;

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
  // whether he talked is known only in the transaction
  const visits = end === null ? [] : visitsOf(events, end).visits;
  const ids = await wayIds(deps.db, [...visits, ...visits.filter(isHungUp).map((visit) => ({ ...visit, exit: ends.talked }))]);
  return async (tx) => {
    const line = end === null ? null : await lineOfCall(tx, session.callSid, end);
    const { facts, visits: known } = factsOfCall(session, end, events, flows, line);
    const row = { ...facts, visits: known.map((visit) => packed(ids.get(keyOf(visit)) ?? 0, visit)) };
    await writeRow(tx, row);
  };
}

async function writeRow(tx: Database, row: typeof callFacts.$inferInsert): Promise<void> {
  const { callSid, number, startedAt, direction, outcome } = row;
  if (number === '') {
    await tx.insert(callFacts).values(row).onConflictDoUpdate({ target: callFacts.callSid, set: row });
    return;
  }
  const calledBeforeAt = direction === 'in' ? await lastCallBefore(tx, number, startedAt) : null;
  const talkedAt = await nextTalk(tx, callSid, number, startedAt);
  // another call may have written it meanwhile
  const set = { ...row, calledBeforeAt, talkedAt: sql`least(${callFacts.talkedAt}, excluded.talked_at)` };
  await tx
    .insert(callFacts)
    .values({ ...row, calledBeforeAt, talkedAt })
    .onConflictDoUpdate({ target: callFacts.callSid, set });
  if (outcome === 'answered') await tellEarlierCalls(tx, number, startedAt);
}

async function lastCallBefore(tx: Database, number: string, startedAt: string): Promise<string | null> {
  const [row] = await tx
    .select({ at: callFacts.startedAt })
    .from(callFacts)
    .where(and(eq(callFacts.number, number), lt(callFacts.startedAt, startedAt), eq(callFacts.direction, 'in')))
    .orderBy(desc(callFacts.startedAt))
    .limit(1);
  return row?.at ?? null;
}

async function nextTalk(tx: Database, callSid: string, number: string, startedAt: string): Promise<string | null> {
  const later = and(eq(callFacts.number, number), gte(callFacts.startedAt, startedAt), ne(callFacts.callSid, callSid));
  const [row] = await tx
    .select({ at: callFacts.startedAt })
    .from(callFacts)
    .where(and(later, eq(callFacts.outcome, 'answered')))
    .orderBy(asc(callFacts.startedAt))
    .limit(1);
  return row?.at ?? null;
}

/** A row that its own call is writing right now is passed by: that call looks for talks itself. So no two calls wait for each other. */
async function tellEarlierCalls(tx: Database, number: string, startedAt: string): Promise<void> {
  const talked = or(isNull(callFacts.talkedAt), gt(callFacts.talkedAt, startedAt));
  const earlier = tx
    .select({ callSid: callFacts.callSid })
    .from(callFacts)
    .where(and(eq(callFacts.number, number), lt(callFacts.startedAt, startedAt), talked))
    .for('update', { skipLocked: true });
  await tx.update(callFacts).set({ talkedAt: startedAt }).where(inArray(callFacts.callSid, earlier));
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

function isHungUp({ exit }: Visit): boolean {
  return exit === ends.hungUp;
}

/** A way and the whole seconds in its node, as one number. Ways beyond what a number can hold are not told apart. */
function packed(way: number, { at, until }: Visit): number {
  const seconds = Math.min(VISIT_SECONDS - 1, Math.round(Math.max(0, until - at) / 1000));
  return (way < MOST_WAYS ? way : 0) * VISIT_SECONDS + seconds;
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
