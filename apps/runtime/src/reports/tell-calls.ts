import { maskValue } from '@callwright/flow-compiler';
import { eq, inArray } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { agentNames } from '../line/agent-names.ts';
import { entries } from '../line/line-tables.ts';
import { isoTime } from '../store/iso-time.ts';
import { sessions } from '../store/tables.ts';
import { talks } from '../talk/talk-tables.ts';
import type { CallRow } from './call-row.ts';
import { callFacts, VISIT_SECONDS } from './fact-tables.ts';
import { flowTitles } from './names.ts';
import { contactNames, lastNodes, recordedCalls, surveyScores } from './names-of-calls.ts';

/** A call that ran through a flow, by its CallSid, or one that an agent made, by its entry. */
export interface FoundCall {
  id: string;
  kind: 'call' | 'entry';
}

type Facts = typeof callFacts.$inferSelect;
/** What is told of a call before others are asked what things are called. */
type Bare = Omit<CallRow, 'flowTitle' | 'who' | 'last' | 'queueTitle' | 'agent' | 'hasRecording' | 'survey'> & {
  number: string;
  agentId: string | null;
  way: number | null;
};

/** Calls as lists tell of them, in the order in which they were found. Without the right, numbers and names are masked. */
export async function tellCalls(deps: Deps, found: readonly FoundCall[], seesPrivate: boolean): Promise<CallRow[]> {
  const bare = await bareCalls(deps, found);
  const callSids = bare.map(({ callSid }) => callSid);
  const title = await flowTitles(
    deps,
    bare.map(({ flow }) => flow),
  );
  const last = await lastNodes(deps, bare);
  const who = await contactNames(
    deps,
    bare.map(({ number }) => number),
  );
  const agent = await agentNames(
    deps.db,
    bare.flatMap(({ agentId }) => agentId ?? []),
  );
  const recorded = await recordedCalls(deps, callSids);
  const survey = await surveyScores(deps, callSids);
  const shown = (text: string) => (seesPrivate ? text : maskValue(text));
  return bare.map(({ number, agentId, way: _, ...call }) => {
    const name = who.get(number);
    return {
      ...call,
      from: call.direction === 'in' ? shown(call.from) : call.from,
      to: call.direction === 'out' ? shown(call.to) : call.to,
      who: name === undefined ? null : shown(name),
      flowTitle: title(call.flow),
      last: last.get(call.callSid) ?? null,
      queueTitle: call.queue === null ? null : (deps.resources.queue(call.queue)?.title ?? call.queue),
      agent: agentId === null ? null : { id: agentId, name: agent.get(agentId) ?? agentId },
      hasRecording: recorded.has(call.callSid),
      survey: survey.get(call.callSid) ?? null,
    };
  });
}

async function bareCalls(deps: Deps, found: readonly FoundCall[]): Promise<Bare[]> {
  const ids = (kind: FoundCall['kind']) => found.filter((one) => one.kind === kind).map(({ id }) => id);
  const known = new Map<string, Bare>([...(await ofFlows(deps, ids('call'))), ...(await ofAgents(deps, ids('entry')))]);
  return found.flatMap(({ id }) => known.get(id) ?? []);
}

async function ofFlows({ db }: Deps, callSids: readonly string[]): Promise<[string, Bare][]> {
  if (callSids.length === 0) return [];
  const rows = await db
    .select({ facts: callFacts, from: sessions.from, to: sessions.to })
    .from(callFacts)
    .innerJoin(sessions, eq(sessions.callSid, callFacts.callSid))
    .where(inArray(callFacts.callSid, [...callSids]));
  return rows.map(({ facts, from, to }) => [facts.callSid, bareCall(facts, from, to)]);
}

/** The session calls the person outside `from`, whoever has called. */
function bareCall(facts: Facts, person: string, ours: string): Bare {
  const { callSid, flowId, version, direction, number, isVip, isPrivate, language, outcome, queue, agentId, waitSeconds, visits } = facts;
  const [from, to] = direction === 'in' ? [person, ours] : [ours, person];
  return {
    ...{ callSid, flow: flowId, version, direction, from, to, isVip, language, outcome, queue, waitSeconds, number, agentId },
    ...timesOf(facts.startedAt, facts.endedAt),
    private: isPrivate,
    way: wayOf(visits.at(-1)),
  };
}

function wayOf(visit: number | undefined): number | null {
  return visit === undefined ? null : Math.floor(visit / VISIT_SECONDS);
}

function timesOf(startedAt: string, endedAt: string | null) {
  const seconds = endedAt === null ? null : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return { startedAt: isoTime(startedAt), endedAt: endedAt === null ? null : isoTime(endedAt), seconds };
}

async function ofAgents({ db }: Deps, ids: readonly string[]): Promise<[string, Bare][]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ entry: entries, callerId: talks.callerId })
    .from(entries)
    .leftJoin(talks, eq(talks.entryId, entries.id))
    .where(inArray(entries.id, [...ids]));
  return rows.map(({ entry, callerId }) => {
    const { id, callSid, number, isVip, isPrivate, language, since, connectedAt, endedAt, agentId } = entry;
    const outcome = endedAt === null ? 'in-progress' : connectedAt === null ? 'failed' : 'answered';
    const call = { callSid: callSid ?? id, flow: '', version: '', direction: 'out' as const, from: callerId ?? '', to: number };
    const line = { queue: null, waitSeconds: null, way: null };
    return [id, { ...call, ...line, ...timesOf(since, endedAt), isVip, language, outcome, number, agentId, private: isPrivate }];
  });
}
