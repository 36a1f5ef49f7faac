import { renderRoom } from '@callwright/twiml';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { openOfferOf, setAgent } from '../line/agent-rows.ts';
import { endAgentLeg } from '../line/end-offer.ts';
import { lockEntry, noteEntry } from '../line/entry.ts';
import { holdMusic } from './carrier-acts.ts';
import { endLeg } from './close-talk.ts';
import { changeLeg, findLeg, type Leg, lockLeg } from './talk-rows.ts';

/** Somebody who was rung for a conversation has answered. Answers with the document that lets him in; null when there is nothing to come to. */
export async function letIn(deps: Deps, id: string, callSid: string): Promise<string | null> {
  const at = isoTime(deps.clock);
  const known = await findLeg(deps.db, id);
  if (known === null) return null;
  const visit = await deps.db.transaction(async (tx) => {
    const entry = await lockEntry(tx, known.entryId);
    const leg = await lockLeg(tx, id);
    const offer = await openOfferOf(tx, known.entryId);
    if (leg === null || leg.state === 'ended' || (leg.callSid !== null && leg.callSid !== callSid)) return null;
    if (entry?.state !== 'connected' || offer === null) {
      await endLeg(tx, leg, at, 'too-late');
      return null;
    }
    if (leg.state === 'ringing') {
      await changeLeg(tx, id, { state: 'joined', joinedAt: at, callSid });
      if (leg.agentId !== null) await setAgent(tx, leg.agentId, at, { status: 'busy' });
      await noteEntry(tx, entry.id, at, 'party-joined', { leg: id, kind: leg.kind, name: leg.name, mode: leg.mode });
    }
    return { leg, agentSid: offer.callSid };
  });
  deps.line.changed();
  return visit === null ? null : roomFor(deps, visit.leg, visit.agentSid);
}

function roomFor(deps: Deps, { id, entryId, mode }: Leg, agentSid: string | null): string {
  return renderRoom({
    name: entryId,
    action: `${deps.settings.publicUrl}/voice/leg/${id}/over`,
    holdMusic: holdMusic(deps),
    startsIt: false,
    muted: mode === 'listen',
    ...(mode === 'whisper' && agentSid !== null && { coaches: agentSid }),
  });
}

/** A call that was made for a conversation is over; of somebody who has become the conversation's agent, the talk is. */
export async function legEnded(deps: Deps, id: string, callStatus: string): Promise<void> {
  const at = isoTime(deps.clock);
  const known = await findLeg(deps.db, id);
  if (known === null) return;
  if (known.offerId !== null) return endAgentLeg(deps, known.offerId, callStatus);
  if (known.state === 'ended') return;
  await deps.db.transaction(async (tx) => {
    await lockEntry(tx, known.entryId);
    const leg = await lockLeg(tx, id);
    if (leg === null || leg.state === 'ended') return;
    const outcome = leg.state === 'ringing' ? callStatus : 'left';
    await endLeg(tx, leg, at, outcome);
    await noteEntry(tx, leg.entryId, at, 'party-left', { leg: id, kind: leg.kind, name: leg.name, outcome });
  });
  deps.line.changed();
}
