import { and, eq, ne } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { AgentRow, Offer } from '../line/agent-rows.ts';
import { type Entry, lockEntry } from '../line/entry.ts';
import { offers } from '../line/line-tables.ts';
import { Refused } from '../publishing/refused.ts';
import type { Database } from '../store/database.ts';
import { findTalk, type Talk } from './talk-rows.ts';

/** A conversation, as the agent whose call it is acts upon it. */
export interface OwnTalk {
  agent: AgentRow;
  entry: Entry;
  offer: Offer;
  talk: Talk | null;
}

/** One whose agent and caller are together: both calls are known. */
export interface OpenTalk extends OwnTalk {
  callerSid: string;
  agentSid: string;
}

/** The conversation of an agent, and nobody else changes it meanwhile. Throws a `Refused` when this entry is not his call any more. */
export async function lockOwn(tx: Database, agent: AgentRow, entryId: string): Promise<OwnTalk> {
  const entry = await lockEntry(tx, entryId);
  const [offer] = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.entryId, entryId), eq(offers.agentId, agent.id), ne(offers.state, 'ended')));
  if (entry === null || offer === undefined || entry.state === 'ended') throw callOver();
  return { agent, entry, offer, talk: await findTalk(tx, entryId) };
}

/** The same where the two talk. Throws a `Refused` when they do not yet, or not any more. */
export async function lockOpen(tx: Database, agent: AgentRow, entryId: string): Promise<OpenTalk> {
  const own = await lockOwn(tx, agent, entryId);
  const { callSid: callerSid } = own.entry;
  const { callSid: agentSid } = own.offer;
  if (own.entry.state !== 'connected' || callerSid === null || agentSid === null) throw notTalking();
  return { ...own, callerSid, agentSid };
}

/** As it stands now, for work outside of transactions. */
export function readOpen({ db }: Pick<Deps, 'db'>, agent: AgentRow, entryId: string): Promise<OpenTalk> {
  return db.transaction((tx) => lockOpen(tx, agent, entryId));
}

export function callOver(): Refused {
  return new Refused(409, 'call-over', 'This call is over, or somebody else has it now.');
}

export function notTalking(): Refused {
  return new Refused(409, 'not-talking', 'You are not together with the caller at this moment.');
}
