import type { Queue } from '@callwright/flow-schema';
import {
  agentsFor,
  estimateWait,
  isToBeServed,
  newLearning,
  orderEntries,
  parametersOf,
  placeOf,
  pointsOf,
  serves,
} from '@callwright/queueing';
import { and, eq, ne } from 'drizzle-orm';
import { callbacks as callbackTable } from '../callbacks/callback-tables.ts';
import type { Deps } from '../deps.ts';
import { isoTime } from '../store/iso-time.ts';
import { toldStatus } from './agents.ts';
import type { Entry } from './entry.ts';
import { lineRulesNow } from './line-rules.ts';
import { entries as entryTable } from './line-tables.ts';
import { type LoadedLine, loadLine } from './load-line.ts';
import { nodesOfCalls } from './nodes-of-calls.ts';
import { owedCalls, promisesOf, type ServiceLevel, serviceLevelOf, todayOf } from './queue-figures.ts';
import { whoIs } from './who-is.ts';

/** A queue as it is now, in figures; durations in seconds. */
export interface QueueCard {
  name: string;
  title: string;
  inLineCount: number;
  callbacks: { waiting: number; dialling: number; retry: number };
  agents: { available: number; busy: number; wrapUp: number; away: number };
  estimateSeconds: number | null;
  longestWaitSeconds: number;
  serviceLevel: ServiceLevel;
  promises: { kept: number; broken: number };
  allHands: boolean;
}

/** A place in line, whether its caller is on the line or will be called. */
export interface ToldPlace {
  id: string;
  callSid: string | null;
  callbackId: string | null;
  rank: number;
  since: string;
  priority: number;
  isVip: boolean;
  estimateSeconds: number | null;
  state: Entry['state'];
  who: string | null;
  language: string | null;
  node: string | null;
  agent: string | null;
  notBefore: string | null;
  attempts: number;
}

/** All queues in figures. */
export async function queueCards(deps: Deps): Promise<QueueCard[]> {
  const line = await loadLine(deps.db, await lineRulesNow(deps));
  return Promise.all(Object.entries(deps.resources.queues()).map(([name, rules]) => cardOf(deps, line, name, rules)));
}

/** One queue with all who are in it, in the order in which they are served; null when there is none of that name. */
export async function queueNow(deps: Deps, name: string): Promise<(QueueCard & { inLine: ToldPlace[] }) | null> {
  const rules = deps.resources.queue(name);
  if (rules === undefined) return null;
  const line = await loadLine(deps.db, await lineRulesNow(deps));
  return { ...(await cardOf(deps, line, name, rules)), inLine: await placesOf(deps, line, name, rules) };
}

async function cardOf(deps: Deps, line: LoadedLine, name: string, rules: Queue): Promise<QueueCard> {
  const { now } = line.state;
  const allHands = line.state.queues[name]?.allHands === true;
  const onLine = [...line.entries.values()].filter((entry) => entry.queue === name && entry.state === 'waiting');
  const staff = line.state.agents.filter((agent) => serves(agent, { rules, allHands })).map(({ id }) => line.agents.get(id));
  const count = (...wanted: string[]) => staff.filter((row) => row !== undefined && wanted.includes(toldStatus(row))).length;
  const today = todayOf(deps, rules);
  return {
    name,
    title: rules.title,
    inLineCount: onLine.length,
    callbacks: await owedCalls(deps, name),
    agents: { available: count('available'), busy: count('busy', 'ringing'), wrapUp: count('wrap-up'), away: count('away') },
    estimateSeconds: estimateFor(line, name, rules, newcomersPlace(line, name)),
    longestWaitSeconds: Math.round(Math.max(0, ...onLine.map(({ since }) => (now - since) / 1000))),
    serviceLevel: await serviceLevelOf(deps, name, rules, today),
    promises: await promisesOf(deps, name, today),
    allHands,
  };
}

interface Ahead {
  ahead: number;
  aheadOnLine: number;
}

function newcomersPlace({ state: { entries, queues, now } }: LoadedLine, queue: string): Ahead {
  return placeOf({ id: '~', queue, since: now, priority: 0, state: 'waiting', isCallback: false }, entries, queues, now);
}

function estimateFor({ state, learning }: LoadedLine, name: string, { expected }: Queue, place: Ahead): number | null {
  const parameters = parametersOf(learning.get(name) ?? newLearning(), expected);
  const { agents, freeAgents } = agentsFor(name, state);
  const estimate = estimateWait({ ...place, agents, freeAgents, parameters, now: state.now });
  return estimate === null ? null : Math.round(estimate.mean);
}

async function placesOf(deps: Deps, line: LoadedLine, name: string, rules: Queue): Promise<ToldPlace[]> {
  const { queues, now, entries } = line.state;
  const ordered = orderEntries(
    entries.filter(({ queue }) => queue === name),
    queues,
    now,
  );
  const rows = await deps.db
    .select()
    .from(entryTable)
    .where(and(eq(entryTable.queue, name), ne(entryTable.state, 'ended')));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const callbacks = await openCallbacksOf(deps.db, name);
  const nodes = await nodesOfCalls(
    deps,
    rows.flatMap(({ callSid }) => callSid ?? []),
  );
  const place: Ahead = { ahead: 0, aheadOnLine: 0 };
  return ordered.flatMap((entry, index) => {
    const row = rowOf.get(entry.id);
    if (row === undefined) return [];
    const estimateSeconds = entry.state === 'offered' ? null : estimateFor(line, name, rules, place);
    if (isToBeServed(entry, now)) place.ahead += 1;
    if (entry.state === 'waiting') place.aheadOnLine += 1;
    const owed = callbacks.get(entry.id);
    return {
      ...{ id: row.id, callSid: row.callSid, callbackId: owed?.id ?? null, rank: index + 1, since: isoTime(row.since) },
      ...{ priority: pointsOf(entry, queues, now), isVip: row.isVip, estimateSeconds, state: row.state, who: whoIs(row) },
      ...{ language: row.language, node: row.callSid === null ? null : (nodes.get(row.callSid) ?? null) },
      agent: row.agentId === null ? null : (line.agents.get(row.agentId)?.name ?? null),
      notBefore: owed?.notBefore ?? owed?.fromAt ?? null,
      attempts: owed?.attempts ?? 0,
    };
  });
}

async function openCallbacksOf(db: Deps['db'], queue: string) {
  const { entryId, id, notBefore, fromAt, attempts } = callbackTable;
  const rows = await db
    .select({ entryId, id, notBefore, fromAt, attempts })
    .from(callbackTable)
    .where(and(eq(callbackTable.queue, queue), ne(callbackTable.state, 'ended')));
  const told = (time: string | null) => (time === null ? null : isoTime(time));
  return new Map(rows.map((row) => [row.entryId, { ...row, notBefore: told(row.notBefore), fromAt: told(row.fromAt) }]));
}
