import { randomUUID } from 'node:crypto';
import { phoneNumberSchema } from '@callwright/flow-schema';
import { and, eq, ne } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { type AgentRow, setAgent } from '../line/agent-rows.ts';
import { noteEntry } from '../line/entry.ts';
import { lockLine } from '../line/settle-queues.ts';
import { Refused } from '../publishing/refused.ts';
import type { Database } from '../store/database.ts';
import { outbox } from '../store/tables.ts';
import { endLeg } from './close-talk.ts';
import { freeAgent } from './free-agent.ts';
import { hold } from './hold.ts';
import { rungAt } from './own-agent.ts';
import { lockOpen } from './own-talk.ts';
import { setLegTimer } from './sweep-leg.ts';
import { changeTalk, findTalk, type Leg } from './talk-rows.ts';
import { legs } from './talk-tables.ts';

const MOST_PARTIES = 5;

interface Invited {
  to: { agent: string } | { number: string };
  mode: 'consult' | 'conference';
  note: string | null;
}

/** Rings a colleague or a number outside for a conversation; to be asked first (`consult`), the caller is put on hold before. Throws a `Refused`. */
export async function invite(deps: Deps, agent: AgentRow, entryId: string, { to, mode, note }: Invited): Promise<void> {
  if ('number' in to && !phoneNumberSchema.safeParse(to.number).success)
    throw new Refused(400, 'not-a-number', 'Write the number with its country, like +40721000111.', { path: 'to.number' });
  // a caller is not put on hold for somebody who cannot be rung anyway
  if ('agent' in to) await freeAgent(deps.db, to.agent);
  if (mode === 'conference') return ringParty(deps, agent, entryId, { to, mode, note });
  const wasHeld = (await findTalk(deps.db, entryId))?.heldAt != null;
  await hold(deps, agent, entryId, true);
  try {
    await ringParty(deps, agent, entryId, { to, mode, note });
  } catch (error) {
    if (!wasHeld) await hold(deps, agent, entryId, false);
    throw error;
  }
}

async function ringParty(deps: Deps, agent: AgentRow, entryId: string, { to, mode, note }: Invited): Promise<void> {
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    await lockLine(tx);
    await lockOpen(tx, agent, entryId);
    if ((await openLegs(tx, entryId)).length >= MOST_PARTIES) throw new Refused(409, 'too-many', 'More people do not fit into this call.');
    const other = 'agent' in to ? await freeAgent(tx, to.agent) : null;
    const who =
      other === null
        ? { kind: 'number' as const, agentId: null, address: 'number' in to ? to.number : '', name: nameOf(deps, to) }
        : { kind: 'agent' as const, agentId: other.id, address: rungAt(other), name: other.name };
    if (note !== null) await changeTalk(tx, entryId, { note: { text: note, by: agent.name, at } });
    await ringFor(tx, { entryId, mode, ...who }, other, at);
    await noteEntry(tx, entryId, at, 'invited', {
      agent: agent.id,
      mode,
      ...('agent' in to ? { other: to.agent } : { number: to.number }),
    });
  });
  deps.line.changed();
}

/** Writes down that somebody is rung for a conversation, with the command. The agent, if it is one, is busy from now on. */
export async function ringFor(
  tx: Database,
  leg: Pick<Leg, 'entryId' | 'mode' | 'kind' | 'agentId' | 'address' | 'name'>,
  agent: AgentRow | null,
  at: string,
): Promise<string> {
  const id = `leg-${randomUUID()}`;
  const agentWas = agent === null ? null : { status: agent.status, reason: agent.reason };
  await tx.insert(legs).values({ ...leg, id, agentWas, state: 'ringing', at });
  if (agent !== null) await setAgent(tx, agent.id, at, { status: 'ringing' });
  await tx.insert(outbox).values({ command: { command: 'ring-leg', leg: id }, notBefore: at });
  await setLegTimer(tx, id, at);
  return id;
}

export function openLegs(tx: Database, entryId: string): Promise<Leg[]> {
  return tx
    .select()
    .from(legs)
    .where(and(eq(legs.entryId, entryId), ne(legs.state, 'ended')));
}

/** All talk with each other: the caller comes off hold. Throws a `Refused`. */
export async function joinAll(deps: Deps, agent: AgentRow, entryId: string): Promise<void> {
  await hold(deps, agent, entryId, false);
  await deps.db
    .update(legs)
    .set({ mode: 'conference' })
    .where(and(eq(legs.entryId, entryId), eq(legs.mode, 'consult')));
  deps.line.changed();
}

/** Who was asked first leaves, and the caller is back with his agent. Throws a `Refused`. */
export async function takeBack(deps: Deps, agent: AgentRow, entryId: string): Promise<void> {
  await dropWhere(deps, agent, entryId, ({ mode }) => mode === 'consult');
  await hold(deps, agent, entryId, false);
}

/** One party leaves. Throws a `Refused` when it is not there. */
export async function drop(deps: Deps, agent: AgentRow, entryId: string, legId: string): Promise<void> {
  const dropped = await dropWhere(deps, agent, entryId, ({ id, kind }) => id === legId && kind !== 'supervisor');
  if (dropped === 0) throw new Refused(409, 'not-there', 'This party is not in the call any more.', { path: 'leg' });
}

async function dropWhere(deps: Deps, agent: AgentRow, entryId: string, isMeant: (leg: Leg) => boolean): Promise<number> {
  const at = isoTime(deps.clock);
  const dropped = await deps.db.transaction(async (tx) => {
    await lockOpen(tx, agent, entryId);
    const meant = (await openLegs(tx, entryId)).filter(isMeant);
    for (const leg of meant) {
      await endLeg(tx, leg, at, 'dropped');
      await noteEntry(tx, entryId, at, 'party-left', { leg: leg.id, name: leg.name, by: agent.id });
    }
    return meant.length;
  });
  deps.line.changed();
  return dropped;
}

/** What people call a number. */
function nameOf({ environment }: Deps, to: Invited['to']): string {
  if ('agent' in to) return to.agent;
  const { phones } = environment.current();
  return Object.entries(phones).find(([, number]) => number === to.number)?.[0] ?? to.number;
}
