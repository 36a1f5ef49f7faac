import { and, eq, ne } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { type AgentRow, endOffer, setAgent } from '../line/agent-rows.ts';
import { backToRank } from '../line/end-offer.ts';
import { Refused } from '../publishing/refused.ts';
import type { Database } from '../store/database.ts';
import { endCallLater } from './end-call-later.ts';
import { lockOwn } from './own-talk.ts';
import { changeTalk } from './talk-rows.ts';
import { legs } from './talk-tables.ts';

/** An agent ends his part of a call: the talk is over, and the caller's flow goes on; a guest or a supervisor just leaves. Throws a `Refused`. */
export async function hangUp(deps: Deps, agent: AgentRow, entryId: string): Promise<void> {
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    const guest = await ownLeg(tx, agent, entryId);
    if (guest !== null) return endCallLater(tx, guest.callSid, at);
    const { offer } = await lockOwn(tx, agent, entryId);
    await changeTalk(tx, entryId, { endedBy: offer.id });
    await endCallLater(tx, offer.callSid, at);
  });
  deps.line.changed();
}

/** An agent who is rung says no: the caller keeps his rank. Throws a `Refused` when he does not ring any more. */
export async function decline(deps: Deps, agent: AgentRow, entryId: string): Promise<void> {
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    const guest = await ownLeg(tx, agent, entryId);
    if (guest !== null) return endCallLater(tx, guest.callSid, at);
    const { offer } = await lockOwn(tx, agent, entryId);
    if (offer.state !== 'ringing') throw new Refused(409, 'answered', 'You have answered this call already.');
    await endOffer(tx, offer.id, at, 'refused');
    await setAgent(tx, agent.id, at, { status: 'set-aside', reason: 'refused' });
    await backToRank(tx, offer, at, 'refused');
    await endCallLater(tx, offer.callSid, at);
  });
  deps.line.changed();
}

async function ownLeg(tx: Database, { id }: AgentRow, entryId: string) {
  const [leg] = await tx
    .select()
    .from(legs)
    .where(and(eq(legs.agentId, id), eq(legs.entryId, entryId), ne(legs.state, 'ended')));
  return leg ?? null;
}
