import {
  agentsFor,
  estimateWait,
  type Entry as LineEntry,
  newLearning,
  parametersOf,
  placeOf,
  serves,
  type WaitEstimate,
} from '@callwright/queueing';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import type { Stand } from './line.ts';
import { lineRulesNow } from './line-rules.ts';
import { agents, queueStates } from './line-tables.ts';
import { type LoadedLine, lineAgent, loadLine } from './load-line.ts';

/** How somebody stands in a queue, with all that can be said of his wait. */
export interface FullStand {
  position: number;
  ahead: number;
  estimate: WaitEstimate | null;
  /** Agents on duty, by the share of their time that this queue can expect; those of them who are free; and all who are signed in. */
  agents: number;
  freeAgents: number;
  signedIn: number;
  inLine: number;
  longestWaitSeconds: number;
}

/** How an entry stands, or somebody of so many points who would join now. Read without a lock: it is for words. */
export async function lookAtQueue(deps: Deps, name: string, entryId: string | null, priority = 0): Promise<FullStand | null> {
  const queue = deps.resources.queue(name);
  if (queue === undefined) return null;
  const rules = await lineRulesNow(deps);
  const { now } = rules;
  const line = await loadLine(deps.db, rules);
  const all = line.state.entries;
  const entry = all.find(({ id }) => id === entryId) ?? newcomer(name, priority, now);
  const place = placeOf(entry, all, line.state.queues, now);
  const staff = agentsFor(name, line.state);
  const parameters = parametersOf(line.learning.get(name) ?? newLearning(), queue.expected);
  const here = all.filter(({ queue: other, state }) => other === name && state === 'waiting');
  return {
    position: place.position,
    ahead: place.ahead,
    estimate: estimateWait({ ...place, agents: staff.agents, freeAgents: staff.freeAgents, parameters, now }),
    agents: Math.round(staff.agents),
    freeAgents: staff.freeAgents,
    signedIn: signedInTo(line, name),
    inLine: here.length,
    longestWaitSeconds: Math.round(Math.max(0, ...here.map(({ since }) => (now - since) / 1000))),
  };
}

function newcomer(queue: string, priority: number, now: number): LineEntry {
  return { id: '~', queue, since: now, priority, state: 'waiting', isCallback: false };
}

function signedInTo({ state }: LoadedLine, name: string): number {
  const queue = state.queues[name];
  return queue === undefined ? 0 : state.agents.filter((agent) => serves(agent, queue)).length;
}

export async function standOf(deps: Deps, queue: string, entryId: string | null): Promise<Stand> {
  const stand = await lookAtQueue(deps, queue, entryId);
  if (stand === null) return { position: 1, mean: null, upTo: null, agents: 0 };
  const { position, estimate, agents: staff } = stand;
  return { position, mean: estimate?.mean ?? null, upTo: estimate?.p80 ?? null, agents: staff };
}

export async function strengthOf(deps: Deps, name: string): Promise<{ agents: number; handleSeconds: number }> {
  const queue = deps.resources.queue(name);
  if (queue === undefined) return { agents: 0, handleSeconds: 240 };
  const rows = await (deps.db as Database).select().from(agents);
  const [known] = await deps.db.select().from(queueStates).where(eq(queueStates.queue, name));
  const staff = rows.filter((agent) => serves(lineAgent(agent, deps.clock.now()), { rules: queue }));
  return { agents: staff.length, handleSeconds: parametersOf(known?.learning ?? newLearning(), queue.expected).handleSeconds };
}
