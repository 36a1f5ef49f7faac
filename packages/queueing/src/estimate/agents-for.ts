import { serves } from '../assign/serves.ts';
import type { Agent } from '../line/agent.ts';
import { isOnDuty } from '../line/agent.ts';
import type { LineState } from '../line/line-state.ts';

/**
 * How many agents a queue has, for its estimate: each on duty counts by the share of his time that this queue can expect, its work in line
 * among that of all queues he serves. Agents who only help when the line is long are not counted.
 */
export function agentsFor(queue: string, { queues, entries, agents }: LineState): { agents: number; freeAgents: number } {
  const work = workInLine({ queues, entries });
  let all = 0;
  let free = 0;
  for (const agent of agents) {
    if (!isOnDuty(agent)) continue;
    const share = shareOf(queue, agent, queues, work);
    all += share;
    if (agent.status === 'available') free += share;
  }
  return { agents: all, freeAgents: Math.floor(free + 1e-9) };
}

function workInLine({ queues, entries }: Pick<LineState, 'queues' | 'entries'>): Map<string, number> {
  const work = new Map(Object.entries(queues).map(([name, { handleSeconds = 240 }]) => [name, handleSeconds]));
  for (const { queue } of entries) work.set(queue, (work.get(queue) ?? 0) + (queues[queue]?.handleSeconds ?? 240));
  return work;
}

function shareOf(queue: string, agent: Agent, queues: LineState['queues'], work: ReadonlyMap<string, number>): number {
  let own = 0;
  let all = 0;
  for (const [name, state] of Object.entries(queues)) {
    if (!serves(agent, state)) continue;
    const here = work.get(name) ?? 0;
    all += here;
    if (name === queue) own = here;
  }
  return all === 0 ? 0 : own / all;
}
