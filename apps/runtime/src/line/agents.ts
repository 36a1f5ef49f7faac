import { randomUUID } from 'node:crypto';
import { asc, eq, inArray, ne } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { noteStatuses } from '../staff/note-statuses.ts';
import { isoTime as iso } from '../store/iso-time.ts';
import { type AgentRow, isOnDuty, setAgent } from './agent-rows.ts';
import { type AgentStatus, agents, offers } from './line-tables.ts';
import { lockLine } from './settle-queues.ts';

/** What an agent is, as pages see it: every pause is `away`, with its reason. */
export type ToldStatus = 'available' | 'ringing' | 'busy' | 'wrap-up' | 'away' | 'offline';

export interface ToldAgent {
  id: string;
  name: string;
  personId: string | null;
  address: string;
  /** A telephone that rings instead of the address. */
  forwardTo: string | null;
  language: string;
  skills: Record<string, number>;
  status: ToldStatus;
  reason: string | null;
  since: string;
  wrapUpUntil: string | null;
  /** What he will be once his call is over. */
  next: ToldStatus | null;
  /** The place in line that he is rung for, or serves. */
  entry: string | null;
  callsToday: number;
}

export interface AgentFields {
  name: string;
  address: string;
  language: string;
  skills: Record<string, number>;
  personId: string | null;
}

export function listAgents(deps: Deps): Promise<ToldAgent[]> {
  return agentsTold(deps);
}

/** Those of these ids, or all. */
export async function agentsTold({ db, clock }: Deps, ids?: readonly string[]): Promise<ToldAgent[]> {
  const wanted = ids === undefined ? undefined : inArray(agents.id, [...ids]);
  const rows = await db.select().from(agents).where(wanted).orderBy(asc(agents.name), asc(agents.id));
  const open = await db.select({ agent: offers.agentId, entry: offers.entryId }).from(offers).where(ne(offers.state, 'ended'));
  const entryOf = new Map(open.map(({ agent, entry }) => [agent, entry]));
  return rows.map((row) => told(row, entryOf.get(row.id) ?? null, isoTime(clock).slice(0, 10)));
}

export async function findAgent(deps: Deps, id: string): Promise<ToldAgent | null> {
  return (await agentsTold(deps, [id]))[0] ?? null;
}

/** Somebody who takes calls, from now on; he is offline until he says otherwise. */
export async function addAgent(deps: Deps, fields: AgentFields): Promise<ToldAgent | null> {
  const id = `agent-${randomUUID()}`;
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    await tx.insert(agents).values({ ...fields, id, status: 'offline', since: at });
    await noteStatuses(tx, [id], at);
  });
  return findAgent(deps, id);
}

/** Null when there is no such agent. A call that he is on goes on as it is. */
export async function changeAgent(deps: Deps, id: string, fields: Partial<AgentFields>): Promise<ToldAgent | null> {
  if (Object.keys(fields).length > 0) await deps.db.update(agents).set(fields).where(eq(agents.id, id));
  deps.line.changed();
  return findAgent(deps, id);
}

/** An agent is there, pauses or goes; while he is rung or talks, it counts from the end of that call. Null when there is no such agent. */
export async function turnAgent(deps: Deps, id: string, status: AgentStatus, reason: string | null): Promise<ToldAgent | null> {
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    await lockLine(tx);
    const [agent] = await tx.select().from(agents).where(eq(agents.id, id));
    if (agent === undefined) return;
    const isOnCall = agent.status === 'ringing' || agent.status === 'busy';
    const next = status === 'available' ? null : { status, reason };
    if (isOnCall) await tx.update(agents).set({ next }).where(eq(agents.id, id));
    // who says again that he is available is not idle anew
    else if (agent.status !== status || agent.reason !== reason) await setAgent(tx, id, at, { status, reason, owes: null });
  });
  deps.line.changed();
  return findAgent(deps, id);
}

function told(row: AgentRow, entry: string | null, today: string): ToldAgent {
  const { id, name, personId, address, forwardTo, language, skills, since, wrapUpUntil, callsToday, countedOn, next } = row;
  return {
    ...{ id, name, personId, address, forwardTo, language, skills, entry },
    status: toldStatus(row),
    reason: row.reason ?? (toldStatus(row) === 'away' ? row.status : null),
    since: iso(since),
    wrapUpUntil: wrapUpUntil === null ? null : iso(wrapUpUntil),
    next: next === null ? null : toldStatus(next),
    callsToday: countedOn === today ? callsToday : 0,
  };
}

export function toldStatus({ status }: Pick<AgentRow, 'status'>): ToldStatus {
  if (status === 'offline' || status === 'available' || status === 'ringing' || status === 'busy') return status;
  return isOnDuty({ status }) ? 'wrap-up' : 'away';
}
