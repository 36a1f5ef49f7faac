import type { CallEvent } from '@callwright/flow-compiler';
import { eq } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { endOffer, type Offer, openOfferOf, setAgent } from '../line/agent-rows.ts';
import { ringFor } from '../line/carry-out.ts';
import { changeEntry, type Entry, entryOfCall, lockEntry, noteEntry } from '../line/entry.ts';
import { lineEventOf } from '../line/line-event.ts';
import { agents } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import { AWAY_AFTER_SECONDS } from './away-after.ts';
import { closeTalk } from './close-talk.ts';
import { forgetPages, pagesOf } from './desk-pages.ts';
import { isInBrowser } from './own-agent.ts';
import { changeTalk, findTalk } from './talk-rows.ts';

/**
 * The conference of a caller is over. Mostly the talk is; but when the agent's page has gone without a word, the caller goes back into line, at
 * his rank, and hears what callers in line hear. Answers with what his call is to hear.
 */
export async function afterTalk(deps: Deps, callSid: string, event: CallEvent): Promise<CallEvent> {
  if (event.type !== 'call.dial-ended') return event;
  const known = await entryOfCall(deps.db, callSid);
  if (known === null) return event;
  const at = isoTime(deps.clock);
  const isLost = await deps.db.transaction(async (tx) => {
    const entry = await lockEntry(tx, known.id);
    if (entry === null) return false;
    const offer = entry.state === 'connected' ? await openOfferOf(tx, entry.id) : null;
    if (offer !== null) await loseAgent(tx, deps, { entry, offer }, at);
    return callerIsBack(tx, deps, entry.id, at);
  });
  deps.line.changed();
  const session = isLost ? await deps.store.findSession(callSid) : null;
  if (session === null) return event;
  const { machine } = await deps.library.version(session.version);
  const heard = await lineEventOf(deps, callSid, machine.restore(session.snapshot).context, at);
  return heard?.type === 'line.returned' ? heard : event;
}

/** An agent's leg has died, because his page has: the caller is kept for him a moment. False where the talk was just over. */
export async function loseAgent(tx: Database, deps: Deps, { entry, offer }: { entry: Entry; offer: Offer }, at: string): Promise<boolean> {
  if (entry.state !== 'connected' || entry.direction === 'out' || offer.state !== 'accepted') return false;
  const [agent] = await tx.select().from(agents).where(eq(agents.id, offer.agentId));
  if (agent === undefined || !isInBrowser(agent)) return false;
  // a page that is loaded anew ends its leg before its connection is known to be gone; who has no desk just hangs up
  if (agent.deskGoneAt === null && (await pagesOf(tx, agent.id)).length === 0) return false;
  if ((await findTalk(tx, entry.id))?.endedBy === offer.id) return false;
  // he is not rung where he was: he says when he is there again
  if (agent.deskGoneAt === null) await forgetPages(tx, agent.id, at);
  const comesBack = agent.deskGoneAt === null || Date.parse(at) - Date.parse(agent.deskGoneAt) < AWAY_AFTER_SECONDS * 1000;
  await letWait(tx, { entry, offer }, at, comesBack);
  deps.log.warn(
    { agent: agent.id, entry: entry.id, comesBack },
    'an agent was lost in the middle of a call: the caller waits for him, or for another',
  );
  return true;
}

/** The talk of a lost agent ends. His caller is kept for him, or is anybody's. */
export async function letWait(tx: Database, { entry, offer }: { entry: Entry; offer: Offer }, at: string, keeps: boolean): Promise<void> {
  await closeTalk(tx, offer, at, entry.callSid);
  await endOffer(tx, offer.id, at, 'vanished');
  await setAgent(tx, offer.agentId, at, { status: 'set-aside', reason: 'connection-lost' });
  await changeEntry(tx, entry.id, { state: keeps ? 'offered' : 'waiting', agentId: keeps ? offer.agentId : null, connectedAt: null });
  await changeTalk(tx, entry.id, { awaits: keeps ? offer.agentId : null, isBack: false });
  await noteEntry(tx, entry.id, at, 'agent-lost', { agent: offer.agentId });
}

/** A caller has left the dead conference. His agent is rung again at once if he is there. False for one whose talk was over. */
async function callerIsBack(tx: Database, deps: Deps, entryId: string, at: string): Promise<boolean> {
  const entry = await lockEntry(tx, entryId);
  if (entry === null || (entry.state !== 'waiting' && entry.state !== 'offered' && entry.state !== 'joining')) return false;
  const awaits = (await findTalk(tx, entryId))?.awaits ?? null;
  if (awaits === null) return true;
  await changeTalk(tx, entryId, { isBack: true });
  const [agent] = await tx.select().from(agents).where(eq(agents.id, awaits));
  if (agent !== undefined && agent.deskGoneAt === null) await ringAgain(tx, deps, entry, agent.id, at);
  return true;
}

/** An agent who was lost gets his own call back. */
export async function ringAgain(tx: Database, deps: Deps, { id, queue }: Entry, agentId: string, at: string): Promise<void> {
  await changeEntry(tx, id, { state: 'waiting', agentId: null });
  await changeTalk(tx, id, { awaits: null, isBack: false, again: true });
  const ringSeconds = deps.resources.queue(queue)?.ring.seconds ?? 0;
  if (await ringFor(tx, { entryId: id, agentId, queue, ringSeconds }, at))
    await noteEntry(tx, id, at, 'offered', { agent: agentId, because: { code: 'his-own-call' }, passed: [] });
}
