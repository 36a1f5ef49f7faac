import { dispositionOwed } from '../cases/owe-disposition.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { loseAgent } from '../talk/agent-lost.ts';
import { endCallOut } from '../talk/call-out-end.ts';
import { closeTalk } from '../talk/close-talk.ts';
import { changeAgentNow, countCall, endOffer, findOffer, type Offer, setAgent } from './agent-rows.ts';
import { changeEntry, endEntry, findEntry, lockEntry, noteEntry } from './entry.ts';
import { learnOfHandling } from './learning.ts';
import { move } from './let-go.ts';
import type { OfferOutcome } from './line-tables.ts';

const WRAP_UP_OF_CALLS_OUT_SECONDS = 30;

type Failure = Exclude<OfferOutcome, 'served' | 'caller-left' | 'vanished'>;

/** An agent did not take an offer: he is set aside, and the caller keeps his rank. Nothing happens when it was over. */
export async function failOffer(deps: Deps, offerId: string, outcome: Failure): Promise<void> {
  const at = isoTime(deps.clock);
  const offer = await findOffer(deps.db, offerId);
  if (offer === null || offer.state === 'ended') return;
  await deps.db.transaction(async (tx) => {
    await lockEntry(tx, offer.entryId);
    if (!(await endOffer(tx, offerId, at, outcome))) return;
    await setAgent(tx, offer.agentId, at, { status: 'set-aside', reason: outcome });
    await backToRank(tx, offer, at, outcome);
  });
  deps.line.changed();
}

/** The agent's leg of an offer has ended: he never answered, he vanished before the caller came, or the talk is over. */
export async function endAgentLeg(deps: Deps, offerId: string, callStatus: string): Promise<void> {
  const at = isoTime(deps.clock);
  const offer = await findOffer(deps.db, offerId);
  if (offer === null || offer.state === 'ended') return;
  if (offer.state === 'ringing') return failOffer(deps, offerId, failureOf(callStatus));
  await deps.db.transaction(async (tx) => {
    const entry = await lockEntry(tx, offer.entryId);
    const hasTalked = entry !== null && (entry.state === 'connected' || entry.outcome === 'served') && entry.connectedAt !== null;
    if (hasTalked && (await loseAgent(tx, deps, { entry, offer }, at))) return;
    if (!(await endOffer(tx, offerId, at, hasTalked ? 'served' : 'vanished'))) return;
    if (entry?.direction === 'out') await endCallOut(tx, entry, at);
    if (hasTalked) return wrapUp(tx, deps, offer, at, entry?.callSid ?? null);
    if (entry?.direction === 'out') return setAgent(tx, offer.agentId, at, { status: 'available' });
    await setAgent(tx, offer.agentId, at, { status: 'set-aside', reason: 'vanished' });
    await backToRank(tx, offer, at, 'vanished');
  });
  deps.line.changed();
}

function failureOf(callStatus: string): Failure {
  if (callStatus === 'busy') return 'busy';
  if (callStatus === 'completed') return 'refused';
  return callStatus === 'failed' ? 'failed' : 'no-answer';
}

/** The caller waits on where he was; that agent is not rung for him again for a while. */
export async function backToRank(tx: Database, { entryId, agentId }: Offer, at: string, outcome: OfferOutcome): Promise<void> {
  const entry = await findEntry(tx, entryId);
  if (entry?.direction === 'out') return endEntry(tx, entryId, at, 'cancelled', { leftReason: outcome });
  if (entry === null || (entry.state !== 'offered' && entry.state !== 'joining')) return;
  const agentsRefused = [...entry.agentsRefused.filter(({ agent }) => agent !== agentId), { agent: agentId, at: Date.parse(at) }];
  await changeEntry(tx, entryId, { state: 'waiting', agentId: null, moveAt: null, agentsRefused });
  await noteEntry(tx, entryId, at, 'not-taken', { agent: agentId, outcome });
  // one who is on his way into the conference comes back
  if (entry.state === 'joining') await move(tx, [entry], at);
}

/** The talk of an agent is over: its end is written down, and he writes his notes. */
export async function wrapUp(tx: Database, deps: Deps, offer: Offer, at: string, callerSid: string | null): Promise<void> {
  const { agentId, queue, acceptedAt } = offer;
  await closeTalk(tx, offer, at, callerSid);
  const rules = deps.resources.queue(queue);
  const seconds = rules?.wrapUpSeconds ?? WRAP_UP_OF_CALLS_OUT_SECONDS;
  const talked = acceptedAt === null ? 0 : (Date.parse(at) - Date.parse(acceptedAt)) / 1000;
  await countCall(tx, agentId, at);
  // a call out teaches nothing about any queue
  if (rules !== undefined) await learnOfHandling(tx, queue, talked + seconds);
  const owes = await dispositionOwed(tx, deps, offer);
  if (seconds === 0 && owes === null) return setAgent(tx, agentId, at, { status: 'available' });
  const wrapUpUntil = new Date(Date.parse(at) + seconds * 1000).toISOString();
  // a break that he has asked for begins when he has chosen
  if (owes !== null) return changeAgentNow(tx, agentId, at, { status: 'wrap-up', wrapUpUntil, owes });
  await setAgent(tx, agentId, at, { status: 'wrap-up', wrapUpUntil });
}
