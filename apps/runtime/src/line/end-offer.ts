import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { countCall, endOffer, findOffer, type Offer, setAgent } from './agent-rows.ts';
import { changeEntry, findEntry, lockEntry, noteEntry } from './entry.ts';
import { learnOfHandling } from './learning.ts';
import { move } from './let-go.ts';
import type { OfferOutcome } from './line-tables.ts';

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
    if (!(await endOffer(tx, offerId, at, hasTalked ? 'served' : 'vanished'))) return;
    if (hasTalked) return wrapUp(tx, deps, offer, at);
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
async function backToRank(tx: Database, { entryId, agentId }: Offer, at: string, outcome: OfferOutcome): Promise<void> {
  const entry = await findEntry(tx, entryId);
  if (entry === null || (entry.state !== 'offered' && entry.state !== 'joining')) return;
  const agentsRefused = [...entry.agentsRefused.filter(({ agent }) => agent !== agentId), { agent: agentId, at: Date.parse(at) }];
  await changeEntry(tx, entryId, { state: 'waiting', agentId: null, moveAt: null, agentsRefused });
  await noteEntry(tx, entryId, at, 'not-taken', { agent: agentId, outcome });
  // one who is on his way into the conference comes back
  if (entry.state === 'joining') await move(tx, [entry], at);
}

async function wrapUp(tx: Database, deps: Deps, { agentId, queue, acceptedAt }: Offer, at: string): Promise<void> {
  const seconds = deps.resources.queue(queue)?.wrapUpSeconds ?? 0;
  const talked = acceptedAt === null ? 0 : (Date.parse(at) - Date.parse(acceptedAt)) / 1000;
  await countCall(tx, agentId, at);
  await learnOfHandling(tx, queue, talked + seconds);
  if (seconds === 0) return setAgent(tx, agentId, at, { status: 'available' });
  const wrapUpUntil = new Date(Date.parse(at) + seconds * 1000).toISOString();
  await setAgent(tx, agentId, at, { status: 'wrap-up', wrapUpUntil });
}
