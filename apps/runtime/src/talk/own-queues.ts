import { serves } from '@callwright/queueing';
import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { lineAgent } from '../line/load-line.ts';

/** The names of the queues that an agent serves, by his skills. */
export function ownQueues({ resources, clock }: Pick<Deps, 'resources' | 'clock'>, agent: AgentRow): string[] {
  const as = lineAgent(agent, clock.now());
  return resources.queueNames().filter((name) => {
    const rules = resources.queue(name);
    return rules !== undefined && serves(as, { rules });
  });
}

/** All queues, those that an agent serves first: whether callers can be promised a call by them, and whether it can be he who calls. */
export function queuesOfDesk(deps: Pick<Deps, 'resources' | 'clock'>, agent: AgentRow) {
  const own = ownQueues(deps, agent);
  return deps.resources
    .queueNames()
    .flatMap((name) => {
      const rules = deps.resources.queue(name);
      if (rules === undefined) return [];
      const { title, callback, lastAgent } = rules;
      return [{ name, title, isOwn: own.includes(name), callsBack: callback !== undefined, mindsAgent: lastAgent !== undefined }];
    })
    .sort((one, other) => Number(other.isOwn) - Number(one.isOwn));
}
