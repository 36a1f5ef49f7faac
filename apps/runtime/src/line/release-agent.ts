import type { Database } from '../store/database.ts';
import { outbox } from '../store/tables.ts';
import { endOffer, openOfferOf, setAgent } from './agent-rows.ts';
import type { Entry } from './entry.ts';

/** Nobody is there for the agent who rings, or who has just answered. */
export async function releaseAgent(tx: Database, { id }: Pick<Entry, 'id'>, at: string): Promise<void> {
  const offer = await openOfferOf(tx, id);
  if (offer === null) return;
  await endOffer(tx, offer.id, at, 'caller-left');
  await setAgent(tx, offer.agentId, at, { status: 'available' });
  if (offer.callSid !== null) await tx.insert(outbox).values({ command: { command: 'end-call', callSid: offer.callSid }, notBefore: at });
}
