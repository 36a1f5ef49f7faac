import { CarrierError } from '@callwright/twiml';
import { and, eq, isNull } from 'drizzle-orm';
import { callOnce } from '../carrier/call-once.ts';
import type { Deps } from '../deps.ts';
import { rungAt } from '../talk/own-agent.ts';
import { findOffer } from './agent-rows.ts';
import { failOffer } from './end-offer.ts';
import { agents, entries, offers } from './line-tables.ts';

/** A caller waits meanwhile, so another agent is found soon. */
const MOST_TRIES = 2;

/** Rings the agent of an offer that still stands, once: a process that died in it may have done so, and the carrier knows. */
export async function ringAgent(deps: Deps, offerId: string, tries: number): Promise<void> {
  const { db, resources } = deps;
  const offer = await findOffer(db, offerId);
  if (offer === null || offer.state === 'ended' || offer.callSid !== null) return;
  const [agent] = await db.select().from(agents).where(eq(agents.id, offer.agentId));
  const [entry] = await db.select().from(entries).where(eq(entries.id, offer.entryId));
  if (agent === undefined || entry === undefined) return failOffer(deps, offerId, 'failed');
  const from = ownNumber(deps);
  const ringSeconds = resources.queue(offer.queue)?.ring.seconds ?? 15;
  try {
    const to = rungAt(agent);
    // he may be rung for a caller who has gone meanwhile
    await callOnce(deps, { to, from, ringSeconds, ...addressesOf(deps, offerId) }, { since: offer.at, tries, keep: keepIn(db, offerId) });
  } catch (error) {
    if (!(error instanceof CarrierError) || (error.retryable && tries < MOST_TRIES)) throw error;
    deps.log.warn({ err: error, agent: agent.id }, 'an agent cannot be rung');
    await failOffer(deps, offerId, 'failed');
  }
}

function keepIn(db: Deps['db'], offerId: string) {
  return (callSid: string) =>
    db
      .update(offers)
      .set({ callSid })
      .where(and(eq(offers.id, offerId), isNull(offers.callSid)))
      .returning({ state: offers.state });
}

function addressesOf({ settings: { publicUrl } }: Deps, offerId: string) {
  const url = `${publicUrl}/voice/agent/${offerId}`;
  return { url, fallbackUrl: url, statusCallback: `${publicUrl}/voice/agent-status/${offerId}` };
}

/** A number of ours: only those may be shown. */
export function ownNumber({ environment }: Pick<Deps, 'environment'>): string {
  const { numbers, callerIds } = environment.current();
  return Object.keys(numbers)[0] ?? Object.values(callerIds)[0] ?? '+15005550006';
}
