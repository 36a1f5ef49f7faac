import { and, eq, ne } from 'drizzle-orm';
import type { SignedIn } from '../auth/signed-in.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { agents } from '../line/line-tables.ts';
import { lockLine } from '../line/settle-queues.ts';
import { Refused } from '../publishing/refused.ts';
import type { Database } from '../store/database.ts';
import { noteAudit } from './audit.ts';
import { changePart } from './carrier-acts.ts';
import { endLeg } from './close-talk.ts';
import { takeOver, talkOf } from './hand-over.ts';
import { ringFor } from './invite-leg.ts';
import { rungAt } from './own-agent.ts';
import { changeLeg, type Leg } from './talk-rows.ts';
import { legs, type supervisorModes } from './talk-tables.ts';

export type SupervisorMode = (typeof supervisorModes)[number];

/** A supervisor listens to a talk, whispers to its agent, or joins it; who is in it already changes how. Throws a `Refused`. */
export async function supervise(deps: Deps, own: AgentRow, signedIn: SignedIn, entryId: string, mode: SupervisorMode): Promise<Leg> {
  const at = isoTime(deps.clock);
  const there = await ownLegIn(deps.db, own, entryId);
  await deps.db.transaction(async (tx) => {
    await lockLine(tx);
    const { entry, offer } = await talkOf(tx, entryId);
    if (offer.agentId === own.id) throw new Refused(409, 'own-call', 'This is your own call.');
    const act = { what: mode, agentId: offer.agentId, entryId, callSid: entry.callSid, number: entry.number, detail: {} };
    // before it is so: who listens is known whatever fails then
    await noteAudit(tx, signedIn, act, at);
    if (there === null) await ring(tx, own, entryId, mode, at);
  });
  if (there?.state === 'joined' && there.callSid !== null) await changeMode(deps, there, there.callSid, mode);
  if (there !== null) await changeLeg(deps.db, there.id, { mode });
  const leg = await ownLegIn(deps.db, own, entryId);
  deps.line.changed();
  if (leg === null) throw new Refused(409, 'call-over', 'Nobody talks in this call at this moment.');
  return leg;
}

async function ring(tx: Database, { id }: AgentRow, entryId: string, mode: SupervisorMode, at: string): Promise<void> {
  const [agent] = await tx.select().from(agents).where(eq(agents.id, id));
  if (agent === undefined || agent.status === 'ringing' || agent.status === 'busy')
    throw new Refused(409, 'not-free', 'You are on a call, or being rung.');
  await ringFor(tx, { entryId, mode, kind: 'supervisor', agentId: id, address: rungAt(agent), name: agent.name }, agent, at);
}

/** A muted one hears all; who coaches is heard by the agent alone. */
async function changeMode(deps: Deps, { entryId }: Leg, callSid: string, mode: SupervisorMode): Promise<void> {
  const { offer } = await deps.db.transaction((tx) => talkOf(tx, entryId));
  if (mode === 'whisper' && offer.callSid !== null) return changePart(deps, entryId, callSid, { muted: false, coaches: offer.callSid });
  return changePart(deps, entryId, callSid, { muted: mode === 'listen', coaches: null });
}

/** A supervisor leaves a talk. Nothing happens when he is not in it. */
export async function leaveTalk(deps: Deps, own: AgentRow, signedIn: SignedIn, entryId: string): Promise<void> {
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    const leg = await ownLegIn(tx, own, entryId);
    if (leg === null) return;
    await endLeg(tx, leg, at, 'left');
    await noteAudit(tx, signedIn, { what: 'leave', agentId: null, entryId, callSid: null, number: null, detail: {} }, at);
  });
  deps.line.changed();
}

/** A supervisor who is in a talk becomes its agent. Throws a `Refused`. */
export async function takeOverTalk(deps: Deps, own: AgentRow, signedIn: SignedIn, entryId: string): Promise<void> {
  const leg = await ownLegIn(deps.db, own, entryId);
  if (leg === null) throw new Refused(409, 'not-listening', 'Listen first: you are not in this call.');
  const { entry, offer } = await deps.db.transaction((tx) => talkOf(tx, entryId));
  const act = { what: 'take-over', agentId: offer.agentId, entryId, callSid: entry.callSid, number: entry.number, detail: {} };
  await noteAudit(deps.db, signedIn, act, isoTime(deps.clock));
  await takeOver(deps, leg.id);
}

async function ownLegIn(tx: Database, { id }: AgentRow, entryId: string): Promise<Leg | null> {
  const [leg] = await tx
    .select()
    .from(legs)
    .where(and(eq(legs.entryId, entryId), eq(legs.agentId, id), eq(legs.kind, 'supervisor'), ne(legs.state, 'ended')));
  return leg ?? null;
}
