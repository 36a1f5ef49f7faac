import type { Queue } from '@callwright/flow-schema';
import {
  type Agent,
  DIAL_SECONDS,
  dialSecondsOf,
  type Entry as LineEntry,
  type LineState,
  newLearning,
  parametersOf,
  type QueueLearning,
  type QueueState,
} from '@callwright/queueing';
import { ne } from 'drizzle-orm';
import { callbacks } from '../callbacks/callback-tables.ts';
import { type CallbackTimes, callbackTimes } from '../callbacks/callback-times.ts';
import type { CallingRules } from '../callbacks/quiet-hours.ts';
import type { Database } from '../store/database.ts';
import { type AgentRow, isOnDuty } from './agent-rows.ts';
import { agents, queueStates } from './line-tables.ts';
import { type OpenRow, openRows } from './open-rows.ts';

/** What decisions need beside the database: it is found out before the transaction begins. */
export interface LineRules {
  queues: Readonly<Record<string, Queue>>;
  /** Queues whose schedule says that they are closed now. */
  closed: ReadonlySet<string>;
  /** When a queue may call back; without an entry it calls nobody. */
  calling: Readonly<Record<string, Pick<CallingRules, 'quietHours' | 'open'>>>;
  now: number;
  /** When the next of the queues opens or closes. */
  changesAt: number | null;
}

/** The line as it stands: what `decide` takes, and the rows that it was made from. */
export interface LoadedLine {
  state: LineState;
  entries: ReadonlyMap<string, OpenRow>;
  agents: ReadonlyMap<string, AgentRow>;
  learning: ReadonlyMap<string, QueueLearning>;
  /** Entries whose call has ended without their knowing. */
  gone: readonly string[];
  /** Callbacks that are not over. */
  owed: readonly OwedRow[];
  times: ReadonlyMap<string, CallbackTimes>;
}

/** What decisions need of a callback. */
export type OwedRow = Pick<
  typeof callbacks.$inferSelect,
  'entryId' | 'queue' | 'state' | 'mode' | 'zones' | 'fromAt' | 'toAt' | 'notBefore' | 'expiresAt'
>;

/** Reads all open entries and all agents who are signed in, in a few queries. */
export async function loadLine(tx: Database, rules: LineRules): Promise<LoadedLine> {
  const rows = await openRows(tx);
  const owed = await owedRows(tx);
  const callbackOf = new Map(owed.map((callback) => [callback.entryId, callback]));
  const staff = await tx.select().from(agents).where(ne(agents.status, 'offline'));
  const known = await tx.select().from(queueStates);
  const times = new Map(
    rows.flatMap(({ id, queue }): [string, CallbackTimes][] => {
      const callback = callbackOf.get(id);
      const calling = rules.calling[queue];
      return callback === undefined || calling === undefined ? [] : [[id, timesOfCallback(callback, calling, rules.now)]];
    }),
  );
  const learning = new Map(known.flatMap(({ queue, learning }) => (learning === null ? [] : [[queue, learning] as const])));
  const allHands = new Set(known.flatMap(({ queue, allHands }) => (allHands ? [queue] : [])));
  const there = rows.filter(({ isGone }) => !isGone);
  return {
    state: {
      now: rules.now,
      queues: Object.fromEntries(
        Object.entries(rules.queues).map(([name, queue]) => [name, queueState(queue, learning.get(name), allHands.has(name))]),
      ),
      // who is about to leave, or talks already, is given to nobody
      entries: there.flatMap((entry) =>
        entry.state === 'connected' || entry.wish !== null || rules.queues[entry.queue] === undefined
          ? []
          : [lineEntry(entry, callbackOf.get(entry.id)?.mode, times.get(entry.id))],
      ),
      agents: staff.map((agent) => lineAgent(agent, rules.now)),
    },
    entries: new Map(there.map((entry) => [entry.id, entry])),
    agents: new Map(staff.map((agent) => [agent.id, agent])),
    learning,
    gone: rows.flatMap(({ id, isGone }) => (isGone ? [id] : [])),
    owed,
    times,
  };
}

function owedRows(tx: Database): Promise<OwedRow[]> {
  const { entryId, queue, state, mode, zones, fromAt, toAt, notBefore, expiresAt } = callbacks;
  return tx
    .select({ entryId, queue, state, mode, zones, fromAt, toAt, notBefore, expiresAt })
    .from(callbacks)
    .where(ne(callbacks.state, 'ended'));
}

function queueState(rules: Queue, learned: QueueLearning | undefined, allHands: boolean): QueueState {
  const learning = learned ?? newLearning();
  return {
    rules,
    allHands,
    handleSeconds: parametersOf(learning, rules.expected).handleSeconds,
    dialSeconds: dialSecondsOf(learning, DIAL_SECONDS),
  };
}

/** Written out: with a thousand in line, what is spread and what is left out takes more time than the decision. */
function lineEntry(row: OpenRow, mode: LineEntry['mode'] | undefined, times: CallbackTimes | undefined): LineEntry {
  const { id, queue, since, arrival, priority, isCallback, skills, agentsRefused } = row;
  const state = DECIDED_AS[row.state];
  const entry: LineEntry = { id, queue, since, arrival, priority, state, isCallback, skills, agentsRefused };
  if (row.lastAgent !== null) entry.lastAgent = row.lastAgent;
  if (mode !== undefined) entry.mode = mode;
  if (row.dialledAt !== null) entry.dialledAt = row.dialledAt;
  if (row.heldUntil !== null) entry.heldUntil = row.heldUntil;
  if (state === 'away') entry.mayDial = times?.mayDial ?? false;
  if (times?.notBefore !== undefined) entry.notBefore = times.notBefore;
  if (times?.dueAt !== undefined) entry.dueAt = times.dueAt;
  return entry;
}

/** What a state of ours is to decisions. */
const DECIDED_AS: Readonly<Record<OpenRow['state'], LineEntry['state']>> = {
  waiting: 'waiting',
  offered: 'offered',
  joining: 'offered',
  connected: 'offered',
  away: 'away',
  dialling: 'dialling',
  greeted: 'dialling',
  ended: 'offered',
};

/** An agent as decisions see him. */
export function lineAgent(agent: AgentRow, now: number): Agent {
  const { id, skills, status, since, wrapUpUntil, owes, callsToday, countedOn } = agent;
  const today = new Date(now).toISOString().slice(0, 10);
  return {
    id,
    skills,
    status: !isOnDuty(agent) ? 'away' : status === 'available' || status === 'ringing' || status === 'busy' ? status : 'wrap-up',
    since: Date.parse(since),
    // who owes a disposition is free when he has chosen one, which nobody knows
    ...(wrapUpUntil !== null && owes === null && { wrapUpUntil: Date.parse(wrapUpUntil) }),
    callsToday: countedOn === today ? callsToday : 0,
  };
}

function timesOfCallback(callback: OwedRow, calling: LineRules['calling'][string], now: number): CallbackTimes {
  const { mode, zones, fromAt, toAt, notBefore, expiresAt } = callback;
  const moment = (time: string | null) => (time === null ? null : Date.parse(time));
  const wishes = { mode, zones, from: moment(fromAt), to: moment(toAt), notBefore: moment(notBefore), expiresAt: Date.parse(expiresAt) };
  return callbackTimes(wishes, calling, now);
}
