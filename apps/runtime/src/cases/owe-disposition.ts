import { and, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { type AgentRow, type Offer, setAgent } from '../line/agent-rows.ts';
import { agents } from '../line/line-tables.ts';
import { Refused } from '../publishing/refused.ts';
import type { Database } from '../store/database.ts';
import { caseNotes } from './case-tables.ts';

/** The talk whose disposition an agent must choose before he goes on; null where nothing is asked, he has chosen, or nobody could ask him. */
export async function dispositionOwed(
  tx: Database,
  { resources }: Pick<Deps, 'resources'>,
  { agentId, entryId, queue }: Pick<Offer, 'agentId' | 'entryId' | 'queue'>,
): Promise<AgentRow['owes']> {
  if (resources.dispositions(queue)?.required !== true) return null;
  const [agent] = await tx.select({ personId: agents.personId }).from(agents).where(eq(agents.id, agentId));
  // who has no desk, such as a telephone on a list, is never shown the question
  if (agent === undefined || agent.personId === null) return null;
  const [note] = await tx
    .select({ disposition: caseNotes.disposition })
    .from(caseNotes)
    .where(and(eq(caseNotes.entryId, entryId), eq(caseNotes.agentId, agentId)));
  return note?.disposition == null ? { entry: entryId, queue } : null;
}

/** A disposition was chosen: if he owed it, his wrap-up ends when its time is over, and at once when it is or when he has asked for a break. */
export async function payDisposition(tx: Database, agentId: string, entryId: string, at: string): Promise<void> {
  const [agent] = await tx.select().from(agents).where(eq(agents.id, agentId)).for('update');
  if (agent?.owes?.entry !== entryId) return;
  await tx.update(agents).set({ owes: null }).where(eq(agents.id, agentId));
  const isOver = agent.wrapUpUntil === null || Date.parse(agent.wrapUpUntil) <= Date.parse(at);
  if (agent.status === 'wrap-up' && (isOver || agent.next !== null)) await setAgent(tx, agentId, at, { status: 'available' });
}

/** Wrap-up is not left before what must be written is written. Throws a `Refused`. */
export async function mayEndWrapUp({ db, resources }: Pick<Deps, 'db' | 'resources'>, { id, owes }: AgentRow): Promise<void> {
  if (owes === null) return;
  if (resources.dispositions(owes.queue)?.required === true)
    throw new Refused(409, 'disposition-required', 'Choose first how the call ended.', { entry: owes.entry });
  // the manager does not ask for it any more
  await db.update(agents).set({ owes: null }).where(eq(agents.id, id));
}
