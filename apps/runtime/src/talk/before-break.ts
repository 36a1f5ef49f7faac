import { serves } from '@callwright/queueing';
import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { lineAgent } from '../line/load-line.ts';
import { queueStands } from './stand-of-staff.ts';

/** What an agent should know before he goes on a break: the lines that he serves, who else is on, and where nobody would be left. */
export async function beforeBreak(deps: Deps, agent: AgentRow) {
  const as = lineAgent(agent, deps.clock.now());
  const own = (await queueStands(deps)).filter(({ name }) => {
    const rules = deps.resources.queue(name);
    return rules !== undefined && serves(as, { rules });
  });
  const queues = own.map(({ name, title, inLine, longestWaitSeconds, estimateSeconds, staff }) => {
    return { name, title, inLine, longestWaitSeconds, estimateSeconds, others: staff.filter(({ id }) => id !== agent.id) };
  });
  return { queues, alone: queues.flatMap(({ name, others }) => (others.length === 0 ? [name] : [])) };
}
