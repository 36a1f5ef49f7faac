import { CarrierError } from '@callwright/twiml';
import { and, eq, isNull } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { ownNumber } from '../line/ring-agent.ts';
import { legEnded } from './leg-visits.ts';
import { findLeg } from './talk-rows.ts';
import { legs } from './talk-tables.ts';

const RING_SECONDS = 30;
/** Somebody waits meanwhile. */
const MOST_TRIES = 2;

/** Rings who is to take part in a conversation, once: a process that died in it may have done so, and the carrier knows. */
export async function ringLeg(deps: Deps, id: string, tries: number): Promise<void> {
  const { db, carrier, clock, store, settings, log } = deps;
  const leg = await findLeg(db, id);
  if (leg === null || leg.state === 'ended' || leg.callSid !== null) return;
  const from = ownNumber(deps);
  const url = `${settings.publicUrl}/voice/leg/${id}`;
  const call = { to: leg.address, from, url, fallbackUrl: url, statusCallback: `${settings.publicUrl}/voice/leg-status/${id}` };
  try {
    const made = tries > 0 ? await carrier.findCall({ to: leg.address, from }, leg.at) : null;
    const callSid = made ?? (await carrier.call({ ...call, ringSeconds: RING_SECONDS }));
    const kept = await db
      .update(legs)
      .set({ callSid })
      .where(and(eq(legs.id, id), isNull(legs.callSid)))
      .returning({ state: legs.state });
    if (kept[0]?.state === 'ended') await store.addCommand({ command: 'end-call', callSid }, isoTime(clock));
    deps.live.nudge();
  } catch (error) {
    if (!(error instanceof CarrierError) || (error.retryable && tries < MOST_TRIES)) throw error;
    log.warn({ err: error, leg: id }, 'somebody cannot be rung for a conversation');
    await legEnded(deps, id, 'failed');
  }
}
