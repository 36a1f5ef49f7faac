import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import type { Timer } from '../store/store.ts';
import { timers } from '../store/tables.ts';
import { legEnded } from './leg-visits.ts';
import { findLeg } from './talk-rows.ts';

export const LEG_TIMER = 'leg-sweep';
const FIRST_AFTER_SECONDS = 60;
const AGAIN_AFTER_SECONDS = 60;

/** A leg is looked at some time after it should have rung out, in case that nothing is heard of it. */
export async function setLegTimer(tx: Database, legId: string, at: string): Promise<void> {
  const dueAt = new Date(Date.parse(at) + FIRST_AFTER_SECONDS * 1000).toISOString();
  await tx.insert(timers).values({ kind: LEG_TIMER, callSid: legId, dueAt });
}

/** Ends a leg that the carrier does not know any more: the webhook that said so was lost. */
export async function sweepLeg(deps: Deps, { id, callSid: legId }: Timer): Promise<void> {
  const { store, clock, log } = deps;
  const leg = await findLeg(deps.db, legId);
  if (leg === null || leg.state === 'ended') return store.finishTimer(id, null);
  try {
    const isUp = leg.callSid !== null && (await deps.carrier.isCallUp(leg.callSid));
    if (!isUp) {
      log.warn({ leg: legId }, 'the carrier no longer knows a party of a conversation: it has left here too');
      await legEnded(deps, legId, 'failed');
      return store.finishTimer(id, null);
    }
    // so long nobody rings: its answer is just not heard of
    if (leg.state === 'ringing' && leg.callSid !== null)
      await store.addCommand({ command: 'end-call', callSid: leg.callSid }, isoTime(clock));
  } catch (error) {
    log.warn({ err: error, leg: legId }, 'the carrier could not be asked about a party of a conversation; it is asked again');
  }
  return store.finishTimer(id, isoTime(clock, AGAIN_AFTER_SECONDS));
}
