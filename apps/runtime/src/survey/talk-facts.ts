import type { TrailEntry } from '@callwright/flow-compiler';
import { and, asc, desc, eq, isNotNull, or } from 'drizzle-orm';
import { entries, promises } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import { callEvents } from '../store/tables.ts';
import type { surveys } from './survey-tables.ts';

type SurveyRow = typeof surveys.$inferInsert;
/** What a survey is about, as reports look at it. */
export type TalkFacts = Pick<
  SurveyRow,
  'entryId' | 'queue' | 'agentId' | 'callFlow' | 'callVersion' | 'path' | 'milestones' | 'waitSeconds' | 'promiseKept'
>;

/** What is known of the talk on a call: who, in which queue, after which way and wait. `trail` is what is about to be written of the call. */
export async function talkFacts(tx: Database, callSid: string, trail: readonly TrailEntry[] = []): Promise<TalkFacts> {
  const own = or(eq(entries.callSid, callSid), eq(entries.firstCallSid, callSid));
  const [entry] = await tx.select().from(entries).where(own).orderBy(desc(entries.joinedAt)).limit(1);
  const events = await tx
    .select({ trail: callEvents.trail })
    .from(callEvents)
    .where(eq(callEvents.callSid, callSid))
    .orderBy(asc(callEvents.seq));
  const whole = [...events.flatMap((event) => event.trail), ...trail];
  const way = wayOf(whole);
  const milestones = whole.flatMap((one) => (one.kind === 'milestone' ? [one.name] : []));
  if (entry === undefined) return { ...way, milestones };
  const { id, queue, agentId, joinedAt, connectedAt } = entry;
  return {
    ...way,
    milestones,
    entryId: id,
    queue,
    agentId,
    waitSeconds: connectedAt === null ? null : (Date.parse(connectedAt) - Date.parse(joinedAt)) / 1000,
    promiseKept: await promiseKept(tx, id),
  };
}

/** The first flow of a call and its nodes in the order in which they were first entered; what he heard in line is no choice of his. */
function wayOf(trail: readonly TrailEntry[]): Pick<TalkFacts, 'callFlow' | 'callVersion' | 'path'> {
  const [first, ...later] = trail.flatMap((entry, index) => (entry.kind === 'flow' ? [{ ...entry, index }] : []));
  const own = trail.slice(first?.index ?? 0, later.find(({ flow }) => flow !== first?.flow)?.index);
  const nodes = own.flatMap((entry) => (entry.kind === 'entered' && !entry.node.includes('/') ? [entry.node] : []));
  const path = [...new Set(nodes)].join(' ');
  return first === undefined ? { path } : { path, callFlow: first.flow, callVersion: first.version };
}

async function promiseKept(tx: Database, entryId: string): Promise<boolean | null> {
  const told = await tx
    .select({ kept: promises.kept })
    .from(promises)
    .where(and(eq(promises.entryId, entryId), isNotNull(promises.kept)));
  return told.length === 0 ? null : told.every(({ kept }) => kept === true);
}
