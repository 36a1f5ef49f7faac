import { eq } from 'drizzle-orm';
import type { AgentRow } from '../line/agent-rows.ts';
import { agents } from '../line/line-tables.ts';
import { Refused } from '../publishing/refused.ts';
import type { Database } from '../store/database.ts';

/** An agent who may be rung for a colleague's caller; the line is locked. Throws a `Refused`. */
export async function freeAgent(tx: Database, id: string): Promise<AgentRow> {
  const [agent] = await tx.select().from(agents).where(eq(agents.id, id));
  if (agent === undefined) throw new Refused(400, 'unknown-agent', 'There is no such agent.', { path: 'to.agent' });
  if ((agent.status !== 'available' && agent.status !== 'wrap-up') || agent.owes !== null)
    throw new Refused(409, 'agent-not-free', `${agent.name} is not free at this moment.`, { path: 'to.agent' });
  return agent;
}
