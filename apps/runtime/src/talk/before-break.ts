import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { ownQueues } from './own-queues.ts';
import { queueStands } from './stand-of-staff.ts';

/** What an agent should know before he goes on a break: the lines that he serves, who else is on, and where nobody would be left. */
export async function beforeBreak(deps: Deps, agent: AgentRow) {
  const names = ownQueues(deps, agent);
  const own = (await queueStands(deps)).filter(({ name }) => names.includes(name));
  const queues = own.map(({ name, title, inLine, longestWaitSeconds, estimateSeconds, staff }) => {
    return { name, title, inLine, longestWaitSeconds, estimateSeconds, others: staff.filter(({ id }) => id !== agent.id) };
  });
  return { queues, alone: queues.flatMap(({ name, others }) => (others.length === 0 ? [name] : [])) };
}
