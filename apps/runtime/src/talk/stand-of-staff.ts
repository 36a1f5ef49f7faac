import type { Queue } from '@callwright/flow-schema';
import { agentsFor, estimateWait, newLearning, parametersOf, placeOf, serves } from '@callwright/queueing';
import type { Deps } from '../deps.ts';
import { toldStatus } from '../line/agents.ts';
import { lineRulesNow } from '../line/line-rules.ts';
import { type LoadedLine, loadLine } from '../line/load-line.ts';

/** A queue as an agent must see it before he sends a caller there, or takes a break. */
export interface QueueStand {
  name: string;
  title: string;
  inLine: number;
  ready: number;
  onDuty: number;
  estimateSeconds: number | null;
  longestWaitSeconds: number;
  /** Who serves it and is on duty. */
  staff: { id: string; name: string; status: string }[];
}

/** All queues, read once. */
export async function queueStands(deps: Deps): Promise<QueueStand[]> {
  const line = await loadLine(deps.db, await lineRulesNow(deps));
  return Object.entries(deps.resources.queues()).map(([name, queue]) => standOf(line, name, queue));
}

function standOf(line: LoadedLine, name: string, { title, expected }: Queue): QueueStand {
  const { now, entries, queues } = line.state;
  const rules = queues[name];
  const staff = line.state.agents.flatMap((agent) => {
    const row = line.agents.get(agent.id);
    const isOn = rules !== undefined && row !== undefined && agent.status !== 'away' && serves(agent, rules);
    return isOn ? [{ id: row.id, name: row.name, status: toldStatus(row) }] : [];
  });
  const waiting = entries.filter(({ queue, state }) => queue === name && state === 'waiting');
  return {
    ...{ name, title, staff, onDuty: staff.length, inLine: waiting.length },
    ready: staff.filter(({ status }) => status === 'available').length,
    estimateSeconds: estimateOf(line, name, expected),
    longestWaitSeconds: Math.round(Math.max(0, ...waiting.map(({ since }) => (now - since) / 1000))),
  };
}

/** What somebody who joins now would wait. */
function estimateOf({ state, learning }: LoadedLine, name: string, expected: Queue['expected']): number | null {
  const { now, entries, queues } = state;
  const place = placeOf({ id: '~', queue: name, since: now, priority: 0, state: 'waiting', isCallback: false }, entries, queues, now);
  const parameters = parametersOf(learning.get(name) ?? newLearning(), expected);
  const { agents, freeAgents } = agentsFor(name, state);
  const estimate = estimateWait({ ...place, agents, freeAgents, parameters, now });
  return estimate === null ? null : Math.round(estimate.mean);
}
