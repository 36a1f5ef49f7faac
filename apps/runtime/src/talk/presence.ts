import { and, eq, inArray, sql } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { type AgentRow, endOffer, type Offer, openOfferOf, setAgent } from '../line/agent-rows.ts';
import { backToRank } from '../line/end-offer.ts';
import { changeEntry, lockEntry, noteEntry } from '../line/entry.ts';
import { move } from '../line/let-go.ts';
import { agents, offers } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import type { Timer } from '../store/store.ts';
import { timers } from '../store/tables.ts';
import { letWait, ringAgain } from './agent-lost.ts';
import { AWAY_AFTER_SECONDS } from './away-after.ts';
import { endLeg } from './close-talk.ts';
import { forgetPages, pagesOf } from './desk-pages.ts';
import { endCallLater } from './end-call-later.ts';
import { isInBrowser } from './own-agent.ts';
import { changeTalk } from './talk-rows.ts';
import { deskPages, legs, talks } from './talk-tables.ts';

export const DESK_GONE_TIMER = 'desk-gone';
const WATCH_EVERY_SECONDS = 60;

/** A page is an agent's desk from now on. `talks`: the id of the call that it has on its line, null for none. */
export async function openDesk(
  deps: Deps,
  { connection, agentId, onLine }: { connection: string; agentId: string; onLine: string | null | undefined },
): Promise<void> {
  const at = isoTime(deps.clock);
  const { db } = deps;
  await db.transaction(async (tx) => {
    const others = await pagesOf(tx, agentId);
    await tx
      .insert(deskPages)
      .values({ connection, agentId })
      .onConflictDoUpdate({ target: deskPages.connection, set: { agentId, seenAt: sql`clock_timestamp()` } });
    const [before] = await tx.select().from(agents).where(eq(agents.id, agentId)).for('update');
    await tx.update(agents).set({ deskGoneAt: null }).where(eq(agents.id, agentId));
    await setTimer(tx, agentId, at, WATCH_EVERY_SECONDS);
    if (others.length === 0 && onLine !== undefined) await leaveDeadCall(tx, agentId, onLine, at);
    if (!(await takeUpAgain(tx, deps, agentId, at)) && before !== undefined && isBackInTime(before, at))
      await setAgent(tx, agentId, at, { status: 'available' });
  });
  deps.line.changed();
}

/** A page is a desk no more. When it was the last of its agent, he has some seconds to come back. */
export async function closeDesk(deps: Deps, connection: string): Promise<void> {
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    const [gone] = await tx.delete(deskPages).where(eq(deskPages.connection, connection)).returning({ agentId: deskPages.agentId });
    if (gone !== undefined && (await pagesOf(tx, gone.agentId)).length === 0) await deskIsGone(tx, gone.agentId, at);
  });
  deps.line.changed();
}

export async function touchDesks({ db }: Pick<Deps, 'db'>, connections: readonly string[]): Promise<void> {
  if (connections.length === 0) return;
  await db
    .update(deskPages)
    .set({ seenAt: sql`clock_timestamp()` })
    .where(inArray(deskPages.connection, [...connections]));
}

/** Looks whether an agent's desk is there: he is away when it has been gone for too long. Its timer names the agent. */
export async function watchDesk(deps: Deps, { id, callSid: agentId }: Timer): Promise<void> {
  const { db, store, clock } = deps;
  const at = isoTime(clock);
  const again = await db.transaction(async (tx): Promise<number | null> => {
    if ((await pagesOf(tx, agentId)).length > 0) return WATCH_EVERY_SECONDS;
    const [agent] = await tx.select().from(agents).where(eq(agents.id, agentId)).for('update');
    if (agent === undefined) return null;
    if (agent.deskGoneAt === null) {
      await forgetPages(tx, agentId, at);
      return AWAY_AFTER_SECONDS;
    }
    const left = AWAY_AFTER_SECONDS - (Date.parse(at) - Date.parse(agent.deskGoneAt)) / 1000;
    return left > 0 ? left : null;
  });
  if (again === null) await setAway(deps, agentId);
  await store.finishTimer(id, again === null ? null : isoTime(clock, again));
}

async function setAway(deps: Deps, agentId: string): Promise<void> {
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    await giveUpWaiting(tx, agentId, at);
    const [agent] = await tx.select().from(agents).where(eq(agents.id, agentId));
    if (agent === undefined || !isInBrowser(agent)) return;
    if (agent.status === 'ringing') await ringNoMore(tx, agentId, at);
    // his talk goes on for as long as his leg lives
    // who owes a disposition is not rung, and finds the question when he is back
    if (agent.owes === null && (agent.status === 'available' || agent.status === 'wrap-up' || agent.status === 'ringing'))
      await setAgent(tx, agentId, at, { status: 'set-aside', reason: 'connection-lost' });
  });
  deps.line.changed();
}

/** Nobody hears the ringing: the caller keeps his rank. */
async function ringNoMore(tx: Database, agentId: string, at: string): Promise<void> {
  const [offer] = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.agentId, agentId), eq(offers.state, 'ringing')));
  if (offer !== undefined) {
    await lockEntry(tx, offer.entryId);
    if (await endOffer(tx, offer.id, at, 'vanished')) await backToRank(tx, offer, at, 'vanished');
    await endCallLater(tx, offer.callSid, at);
  }
  const [leg] = await tx
    .select()
    .from(legs)
    .where(and(eq(legs.agentId, agentId), eq(legs.state, 'ringing')));
  if (leg !== undefined) await endLeg(tx, leg, at, 'canceled');
}

/** Who was kept for an agent is anybody's from now on. */
async function giveUpWaiting(tx: Database, agentId: string, at: string): Promise<void> {
  for (const { entryId } of await tx.select().from(talks).where(eq(talks.awaits, agentId))) {
    const entry = await lockEntry(tx, entryId);
    await changeTalk(tx, entryId, { awaits: null, isBack: false });
    if (entry?.state !== 'offered') continue;
    await changeEntry(tx, entryId, { state: 'waiting', agentId: null });
    await noteEntry(tx, entryId, at, 'not-taken', { agent: agentId, outcome: 'connection-lost' });
    // he may sit alone in a conference whose end nobody heard of
    await move(tx, [entry], at);
  }
}

/** The page was loaded anew while he talked: the call that the old page had is dead, and comes back on another leg. */
async function leaveDeadCall(tx: Database, agentId: string, onLine: string | null, at: string): Promise<void> {
  const offer = await acceptedOffer(tx, agentId);
  if (offer === null || offer.callSid === null || offer.callSid === onLine) return;
  const entry = await lockEntry(tx, offer.entryId);
  if (entry?.state !== 'connected' || entry.direction === 'out') return;
  await letWait(tx, { entry, offer }, at, true);
  await endCallLater(tx, offer.callSid, at);
}

async function acceptedOffer(tx: Database, agentId: string): Promise<Offer | null> {
  const [offer] = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.agentId, agentId), eq(offers.state, 'accepted')));
  return offer ?? null;
}

/** He lost a call whose caller has gone meanwhile, and no more than that. */
function isBackInTime({ status, reason, deskGoneAt }: AgentRow, at: string): boolean {
  const gone = deskGoneAt === null ? Number.POSITIVE_INFINITY : Date.parse(at) - Date.parse(deskGoneAt);
  return status === 'set-aside' && reason === 'connection-lost' && gone < AWAY_AFTER_SECONDS * 1000;
}

/** Callers who were kept for an agent get him again, once they are out of the dead conference. False when there is none. */
async function takeUpAgain(tx: Database, deps: Deps, agentId: string, at: string): Promise<boolean> {
  const kept = await tx.select().from(talks).where(eq(talks.awaits, agentId));
  for (const { entryId, isBack } of kept) {
    const entry = await lockEntry(tx, entryId);
    if (entry?.state !== 'offered' || !isBack || (await openOfferOf(tx, entryId)) !== null) continue;
    await ringAgain(tx, deps, entry, agentId, at);
  }
  return kept.length > 0;
}

async function deskIsGone(tx: Database, agentId: string, at: string): Promise<void> {
  await tx.update(agents).set({ deskGoneAt: at }).where(eq(agents.id, agentId));
  await setTimer(tx, agentId, at, AWAY_AFTER_SECONDS);
}

async function setTimer(tx: Database, agentId: string, at: string, seconds: number): Promise<void> {
  await tx.delete(timers).where(and(eq(timers.kind, DESK_GONE_TIMER), eq(timers.callSid, agentId)));
  const dueAt = new Date(Date.parse(at) + seconds * 1000).toISOString();
  await tx.insert(timers).values({ kind: DESK_GONE_TIMER, callSid: agentId, dueAt });
}
