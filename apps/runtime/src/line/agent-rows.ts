import { and, eq, ne } from 'drizzle-orm';
import { noteStatuses } from '../staff/note-statuses.ts';
import type { Database } from '../store/database.ts';
import { type AgentStatus, agents, type OfferOutcome, offers } from './line-tables.ts';

export type AgentRow = typeof agents.$inferSelect;
export type Offer = typeof offers.$inferSelect;

const OFF_DUTY: ReadonlySet<AgentStatus> = new Set(['break', 'do-not-disturb', 'set-aside', 'offline']);

/** Whether an agent works, busy or not. */
export function isOnDuty({ status }: Pick<AgentRow, 'status'>): boolean {
  return !OFF_DUTY.has(status);
}

/** An agent is something else from now on; once his call is over, what he wished for meanwhile. */
export async function setAgent(tx: Database, id: string, at: string, change: Partial<typeof agents.$inferInsert>): Promise<void> {
  const isFree = change.status === 'available' || change.status === 'wrap-up' || change.status === 'set-aside';
  const [agent] = isFree ? await tx.select({ next: agents.next }).from(agents).where(eq(agents.id, id)) : [];
  await changeAgentNow(tx, id, at, agent?.next == null ? change : { ...agent.next, next: null });
}

/** An agent is something else from now on, whatever he wished for. */
export async function changeAgentNow(tx: Database, id: string, at: string, change: Partial<typeof agents.$inferInsert>): Promise<void> {
  await tx
    .update(agents)
    .set({ reason: null, wrapUpUntil: null, ...change, since: at })
    .where(eq(agents.id, id));
  await noteStatuses(tx, [id], at);
}

export async function findOffer(tx: Database, id: string): Promise<Offer | null> {
  const [row] = await tx.select().from(offers).where(eq(offers.id, id));
  return row ?? null;
}

/** The offer of an entry that is not over; null when there is none. */
export async function openOfferOf(tx: Database, entryId: string): Promise<Offer | null> {
  const [row] = await tx
    .select()
    .from(offers)
    .where(and(eq(offers.entryId, entryId), ne(offers.state, 'ended')));
  return row ?? null;
}

/** An offer is over. False when it was. */
export async function endOffer(tx: Database, id: string, at: string, outcome: OfferOutcome): Promise<boolean> {
  const ended = await tx
    .update(offers)
    .set({ state: 'ended', outcome, endedAt: at })
    .where(and(eq(offers.id, id), ne(offers.state, 'ended')))
    .returning({ id: offers.id });
  return ended.length > 0;
}

/** Counts one more call of an agent on this day. */
export async function countCall(tx: Database, agentId: string, at: string): Promise<void> {
  const [agent] = await tx.select().from(agents).where(eq(agents.id, agentId));
  if (agent === undefined) return;
  const today = at.slice(0, 10);
  const callsToday = agent.countedOn === today ? agent.callsToday + 1 : 1;
  await tx.update(agents).set({ callsToday, countedOn: today }).where(eq(agents.id, agentId));
}
