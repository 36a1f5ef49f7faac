import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Timer } from '../store/store.ts';
import { calleeGone } from '../talk/dial-callee.ts';
import { findOffer, type Offer } from './agent-rows.ts';
import { endAgentLeg, failOffer } from './end-offer.ts';
import { type Entry, findEntry } from './entry.ts';

const AGAIN_AFTER_SECONDS = 60;

/** Looks what became of an agent's leg of which nothing was heard: it never rang, it is over, or the caller has not come into the conference. */
export async function sweepOffer(deps: Deps, { id, callSid: offerId }: Timer): Promise<void> {
  const { store, clock, log } = deps;
  const offer = await findOffer(deps.db, offerId);
  if (offer === null || offer.state === 'ended') return store.finishTimer(id, null);
  try {
    await look(deps, offer);
  } catch (error) {
    log.warn({ err: error, offer: offerId }, 'the carrier could not be asked about an agent’s leg; it is asked again');
  }
  await store.finishTimer(id, isoTime(clock, AGAIN_AFTER_SECONDS));
}

async function look(deps: Deps, { id, state, callSid, entryId }: Offer): Promise<void> {
  const { carrier, store, clock, log } = deps;
  const isUp = callSid !== null && (await carrier.isCallUp(callSid));
  if (isUp && state === 'ringing') await store.addCommand({ command: 'end-call', callSid }, isoTime(clock));
  if (state === 'ringing') return failOffer(deps, id, 'no-answer');
  if (!isUp) {
    log.warn({ offer: id }, 'the carrier no longer knows an agent’s leg: it is ended here too');
    return endAgentLeg(deps, id, 'completed');
  }
  const entry = await findEntry(deps.db, entryId);
  if (entry?.direction === 'out') return lookForCallee(deps, entry);
  // a move that was lost is made again; one who has hung up unheard is found out by it
  if (entry?.state === 'joining' && entry.direction === 'in' && entry.moveAt === null && entry.callSid !== null)
    await store.addCommand({ command: 'move-call', callSid: entry.callSid }, isoTime(clock));
}

/** An agent waits for whom he calls, of whose end nobody has heard. */
async function lookForCallee(deps: Deps, { id, callSid, state }: Entry): Promise<void> {
  if (callSid !== null && state === 'joining' && !(await deps.carrier.isCallUp(callSid))) await calleeGone(deps, id, 'failed');
}
