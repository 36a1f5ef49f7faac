import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { type AgentRow, endOffer, isOnDuty, type Offer, openOfferOf, setAgent } from '../line/agent-rows.ts';
import { wrapUp } from '../line/end-offer.ts';
import { changeEntry, type Entry, endEntry, lockEntry, noteEntry } from '../line/entry.ts';
import { OFFER_TIMER } from '../line/give-to-agents.ts';
import { agents, offers } from '../line/line-tables.ts';
import { Refused } from '../publishing/refused.ts';
import type { Database } from '../store/database.ts';
import { timers } from '../store/tables.ts';
import { changePart } from './carrier-acts.ts';
import { endCallLater } from './end-call-later.ts';
import { hold } from './hold.ts';
import { lockOpen, readOpen } from './own-talk.ts';
import { changeLeg, changeTalk, findLeg, type Leg, lockLeg } from './talk-rows.ts';

const SWEPT_AFTER_SECONDS = 60;

/** An agent leaves a conversation, and the caller stays with one of its parties, on hold no more. Throws a `Refused`. */
export async function complete(deps: Deps, agent: AgentRow, entryId: string, legId: string): Promise<void> {
  const open = await readOpen(deps, agent, entryId);
  const { callSid } = joined(await findLeg(deps.db, legId), entryId);
  await hold(deps, agent, entryId, false);
  await changePart(deps, entryId, callSid, { endConferenceOnExit: true });
  await changePart(deps, entryId, open.agentSid, { endConferenceOnExit: false });
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    const { entry, offer } = await lockOpen(tx, agent, entryId);
    const { leg } = joined(await lockLeg(tx, legId), entryId);
    await giveTo(tx, deps, { entry, offer, leg }, at);
  });
  deps.line.changed();
}

/** The talk goes from its agent to a party of it: an agent has it from now on, a number outside only until somebody hangs up. */
export async function giveTo(tx: Database, deps: Deps, given: { entry: Entry; offer: Offer; leg: Leg }, at: string): Promise<void> {
  const { entry, offer, leg } = given;
  await changeTalk(tx, entry.id, { endedBy: offer.id });
  await endOffer(tx, offer.id, at, 'served');
  await wrapUp(tx, deps, offer, at, entry.callSid);
  await endCallLater(tx, offer.callSid, at);
  await noteEntry(tx, entry.id, at, 'handed-over', { agent: offer.agentId, to: leg.agentId ?? leg.address });
  if (leg.agentId === null) return endEntry(tx, entry.id, at, 'served', { leftReason: 'transferred' });
  const id = `offer-${randomUUID()}`;
  const { callSid, agentId } = leg;
  await tx.insert(offers).values({ id, entryId: entry.id, agentId, queue: entry.queue, callSid, state: 'accepted', at, acceptedAt: at });
  const dueAt = new Date(Date.parse(at) + SWEPT_AFTER_SECONDS * 1000).toISOString();
  await tx.insert(timers).values({ kind: OFFER_TIMER, callSid: id, dueAt });
  await changeLeg(tx, leg.id, { state: 'ended', endedAt: at, offerId: id });
  await changeEntry(tx, entry.id, { agentId });
  await setAgent(tx, agentId, at, { status: 'busy' });
  // a supervisor who takes no calls takes none after this one either
  const was = leg.agentWas;
  if (was !== null && !isOnDuty(was)) await tx.update(agents).set({ next: was }).where(eq(agents.id, agentId));
}

/** Whom a supervisor listens to goes out of the talk, and he is the agent of it. Throws a `Refused`. */
export async function takeOver(deps: Deps, legId: string): Promise<void> {
  const found = await findLeg(deps.db, legId);
  const { callSid, leg: known } = joined(found, found?.entryId ?? '');
  const { entryId } = known;
  const agentSid = await deps.db.transaction(async (tx) => (await talkOf(tx, entryId)).offer.callSid);
  await changePart(deps, entryId, callSid, { muted: false, coaches: null, endConferenceOnExit: true });
  if (agentSid !== null) await changePart(deps, entryId, agentSid, { endConferenceOnExit: false });
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    const { entry, offer } = await talkOf(tx, entryId);
    const { leg } = joined(await lockLeg(tx, legId), entryId);
    await giveTo(tx, deps, { entry, offer, leg }, at);
  });
  deps.line.changed();
}

/** A conversation by whoever looks at it from outside. Throws a `Refused` when nobody talks in it. */
export async function talkOf(tx: Database, entryId: string): Promise<{ entry: Entry; offer: Offer }> {
  const entry = await lockEntry(tx, entryId);
  const offer = entry === null ? null : await openOfferOf(tx, entryId);
  if (entry?.state !== 'connected' || offer === null) throw new Refused(409, 'call-over', 'Nobody talks in this call at this moment.');
  return { entry, offer };
}

function joined(leg: Leg | null, entryId: string): { leg: Leg; callSid: string } {
  if (leg === null || leg.entryId !== entryId || leg.state !== 'joined' || leg.callSid === null)
    throw new Refused(409, 'not-joined', 'This party is not in the call.', { path: 'leg' });
  return { leg, callSid: leg.callSid };
}
