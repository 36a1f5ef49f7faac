import { CarrierError } from '@callwright/twiml';
import { and, eq, isNull } from 'drizzle-orm';
import { callOnce } from '../carrier/call-once.ts';
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
  const { db, settings, log } = deps;
  const leg = await findLeg(db, id);
  if (leg === null || leg.state === 'ended' || leg.callSid !== null) return;
  const url = `${settings.publicUrl}/voice/leg/${id}`;
  const statusCallback = `${settings.publicUrl}/voice/leg-status/${id}`;
  const call = { to: leg.address, from: ownNumber(deps), url, fallbackUrl: url, statusCallback, ringSeconds: RING_SECONDS };
  try {
    const keep = (callSid: string) =>
      db
        .update(legs)
        .set({ callSid })
        .where(and(eq(legs.id, id), isNull(legs.callSid)))
        .returning({ state: legs.state });
    await callOnce(deps, call, { since: leg.at, tries, keep });
  } catch (error) {
    if (!(error instanceof CarrierError) || (error.retryable && tries < MOST_TRIES)) throw error;
    log.warn({ err: error, leg: id }, 'somebody cannot be rung for a conversation');
    await legEnded(deps, id, 'failed');
  }
}
