import type { Verb } from '@callwright/flow-compiler';
import { eq } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { dialCallee } from '../talk/dial-callee.ts';
import { endOffer, findOffer, setAgent } from './agent-rows.ts';
import { changeEntry, findEntry, lockEntry, noteEntry } from './entry.ts';
import { move } from './let-go.ts';
import { offers } from './line-tables.ts';

/** What an agent who has answered should hear: the conference of his entry, or nothing, when another leg of his or nobody is there. */
export type Acceptance = { conference: string } | 'over';

/**
 * An agent takes the call that he was rung for. The caller is moved to him at once, or after the answer that he is giving, as the queue wishes.
 * The same leg asked again gets the same; a second leg of one offer is `over`.
 */
export async function acceptOffer(deps: Deps, offerId: string, callSid: string): Promise<Acceptance> {
  const at = isoTime(deps.clock);
  const before = await findOffer(deps.db, offerId);
  const answering = before !== null && (await isAnswering(deps, before.entryId));
  const accepted = await deps.db.transaction(async (tx): Promise<Acceptance> => {
    const entry = before === null ? null : await lockEntry(tx, before.entryId);
    const offer = await findOffer(tx, offerId);
    if (offer === null || offer.state === 'ended' || (offer.callSid !== null && offer.callSid !== callSid)) return 'over';
    if (offer.state === 'accepted') return { conference: offer.entryId };
    if (entry === null || entry.state !== 'offered' || entry.agentId !== offer.agentId) {
      await endOffer(tx, offerId, at, 'caller-left');
      await setAgent(tx, offer.agentId, at, { status: 'available' });
      return 'over';
    }
    await tx.update(offers).set({ state: 'accepted', acceptedAt: at, callSid }).where(eq(offers.id, offerId));
    await setAgent(tx, offer.agentId, at, { status: 'busy' });
    const waits = answering && entry.interrupt?.policy === 'after-answer';
    const moveAt = waits ? new Date(Date.parse(at) + (entry.interrupt?.atMostSeconds ?? 0) * 1000).toISOString() : null;
    await changeEntry(tx, entry.id, { state: 'joining', moveAt });
    await noteEntry(tx, entry.id, at, 'accepted', { agent: offer.agentId, ...(waits && { after: 'answer' }) });
    if (entry.direction === 'out') await dialCallee(tx, entry.id, at);
    else if (!waits) await move(tx, [entry], at);
    return { conference: entry.id };
  });
  deps.line.changed();
  return accepted;
}

/** Whether the caller of an entry is asked something now, rather than hearing music. */
async function isAnswering({ db, store }: Deps, entryId: string): Promise<boolean> {
  const entry = await findEntry(db, entryId);
  const session = entry?.callSid == null ? null : await store.findSession(entry.callSid);
  return session !== null && asksSomething(session.verbs);
}

/** Whether a document ends in a question: music and words about the wait stand in a gather too, for the reserved keys. */
export function asksSomething(verbs: readonly Verb[]): boolean {
  const last = verbs.at(-1);
  if (last?.verb === 'record') return true;
  return last?.verb === 'gather' && last.aside !== true;
}
