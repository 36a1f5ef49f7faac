import { and, eq } from 'drizzle-orm';
import { changeAgentNow, type Offer, setAgent } from '../line/agent-rows.ts';
import { agents } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import { outbox } from '../store/tables.ts';
import { endCallLater } from './end-call-later.ts';
import { endHold } from './hold.ts';
import { changeLeg, changeTalk, findTalk, type Leg } from './talk-rows.ts';
import { legs } from './talk-tables.ts';

/** An agent's part in a conversation is over: hold and recording end with it, and nobody more is rung for it. */
export async function closeTalk(tx: Database, { entryId }: Offer, at: string, callerSid: string | null = null): Promise<void> {
  const talk = await findTalk(tx, entryId);
  await endHold(tx, entryId, talk, at);
  if (talk?.recordingSid != null && callerSid !== null) {
    const command = { command: 'stop-recording', callSid: callerSid, recordingSid: talk.recordingSid } as const;
    await tx.insert(outbox).values({ command, notBefore: at });
    await changeTalk(tx, entryId, { recordingSid: null, recordedAt: null });
  }
  const ringing = await tx
    .select()
    .from(legs)
    .where(and(eq(legs.entryId, entryId), eq(legs.state, 'ringing')));
  for (const leg of ringing) await endLeg(tx, leg, at, 'canceled');
}

/** Somebody does not take part any more, or never did. His call ends; an agent is what he was before. */
export async function endLeg(tx: Database, leg: Leg, at: string, outcome: string): Promise<void> {
  await changeLeg(tx, leg.id, { state: 'ended', endedAt: at });
  await endCallLater(tx, leg.callSid, at);
  if (leg.agentId !== null) await giveBack(tx, leg, at, outcome);
}

async function giveBack(tx: Database, { agentId, agentWas, kind }: Leg, at: string, outcome: string): Promise<void> {
  if (agentId === null) return;
  const [agent] = await tx.select().from(agents).where(eq(agents.id, agentId));
  if (agent === undefined || (agent.status !== 'ringing' && agent.status !== 'busy')) return;
  // a colleague whose phone rings unheard would not hear a caller's either
  if (outcome === 'no-answer' && kind === 'agent') return setAgent(tx, agentId, at, { status: 'set-aside', reason: outcome });
  if (agent.owes !== null) return changeAgentNow(tx, agentId, at, { status: 'wrap-up', wrapUpUntil: at });
  const was = agentWas === null || agentWas.status === 'wrap-up' ? { status: 'available' as const, reason: null } : agentWas;
  return setAgent(tx, agentId, at, was);
}
