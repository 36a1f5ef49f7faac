import type { Agent } from '../line/agent.ts';
import { type Entry, REFUSAL_SECONDS } from '../line/entry.ts';
import { hasSkillsFor } from '../line/entry-skills.ts';
import type { QueueState } from '../line/line-state.ts';
import type { OfferCode } from './decision.ts';
import { openGroups } from './overflow.ts';
import type { Question } from './question.ts';
import { hasSkillsOf } from './serves.ts';

/** An agent who could take a class of entries, and what makes him one of theirs. */
export interface Candidate {
  agent: Agent;
  code: OfferCode;
}

/** Agents to choose from. Entries of one queue, overflow and skills have the same candidates, so each such class is looked through once. */
export class AgentPool {
  readonly #agents: readonly Agent[];
  readonly #left: Set<string>;
  readonly #question: Question;
  readonly #classes = new Map<string, Candidate[]>();

  constructor(agents: readonly Agent[], question: Question) {
    this.#agents = agents;
    this.#left = new Set(agents.map(({ id }) => id));
    this.#question = question;
  }

  get isEmpty(): boolean {
    return this.#left.size === 0;
  }

  /** The agent who should take this entry, or null. He stays in the pool. */
  best(entry: Entry): Candidate | null {
    if (this.isEmpty) return null;
    const queue = this.#question.state.queues[entry.queue];
    if (queue === undefined) return null;
    const only = awaitedAgent(entry, queue, this.#question);
    const preferred = only ?? (queue.rules.lastAgent === undefined ? undefined : entry.lastAgent);
    let first: Candidate | null = null;
    for (const candidate of this.#candidates(entry, queue)) {
      const { id } = candidate.agent;
      if (!this.#left.has(id) || hasRefused(entry, id, this.#question.now)) continue;
      if (id === preferred) return { ...candidate, code: 'last-agent' };
      if (only === null) first ??= candidate;
      if (first !== null && preferred === undefined) break;
    }
    return first;
  }

  /** Whether an agent, taken or not, could take this entry. */
  suits(entry: Entry, agent: string): boolean {
    const queue = this.#question.state.queues[entry.queue];
    if (queue === undefined || hasRefused(entry, agent, this.#question.now)) return false;
    const awaited = awaitedAgent(entry, queue, this.#question);
    return (awaited === null || awaited === agent) && this.#candidates(entry, queue).some((candidate) => candidate.agent.id === agent);
  }

  /** How many agents are left who could take this entry. */
  countFor(entry: Entry): number {
    const queue = this.#question.state.queues[entry.queue];
    if (queue === undefined) return 0;
    return this.#candidates(entry, queue).filter(({ agent }) => this.#left.has(agent.id)).length;
  }

  take({ agent }: Candidate): void {
    this.#left.delete(agent.id);
  }

  #candidates(entry: Entry, queue: QueueState): Candidate[] {
    const { overflow } = queue.rules;
    const groups = overflow.length === 0 ? [] : openGroups(entry, overflow, this.#question.lengthOf(entry.queue), this.#question.now);
    const needs = entry.skills === undefined || entry.skills.length === 0 ? '' : JSON.stringify(entry.skills);
    const key = groups.length === 0 && needs === '' ? entry.queue : `${entry.queue}\n${groups.join()}\n${needs}`;
    const known = this.#classes.get(key);
    if (known !== undefined) return known;
    const found = findCandidates(this.#agents, entry, queue, groups);
    this.#classes.set(key, found);
    return found;
  }
}

/** The agent of last time, for whom the caller waits still; null when anybody may take him. */
export function awaitedAgent({ lastAgent, since }: Entry, { rules }: QueueState, question: Question): string | null {
  if (lastAgent === undefined || rules.lastAgent === undefined || !question.isOnDuty(lastAgent)) return null;
  return question.now < since + rules.lastAgent.patienceSeconds * 1000 ? lastAgent : null;
}

/** Whether an agent has refused this entry, or not answered for it, a short while ago. */
export function hasRefused({ agentsRefused = [] }: Entry, agent: string, now: number): boolean {
  return agentsRefused.some((refused) => refused.agent === agent && now < refused.at + REFUSAL_SECONDS * 1000);
}

function findCandidates(agents: readonly Agent[], entry: Entry, queue: QueueState, groups: readonly string[]): Candidate[] {
  const found: Candidate[] = [];
  for (const agent of agents) {
    const code = codeFor(agent, entry, queue, groups);
    if (code !== null) found.push({ agent, code });
  }
  if (found.length < 2) return found;
  const wanted = [...queue.rules.skills, ...(entry.skills ?? []).map(({ skill }) => skill)];
  return found.sort((a, b) => RANK[a.code] - RANK[b.code] || byRingOrder(a.agent, b.agent, queue.rules.ring.order, wanted));
}

/** As what an agent would take this entry; null when he would not. */
function codeFor(agent: Agent, entry: Entry, queue: QueueState, groups: readonly string[]): OfferCode | null {
  if (!hasSkillsFor(agent, entry)) return null;
  if (hasSkillsOf(agent, queue)) return 'next';
  if (groups.some((group) => (agent.skills[group] ?? 0) > 0)) return 'overflow';
  return queue.allHands === true ? 'all-hands' : null;
}

/** A queue's own agents are rung before those who help. */
const RANK: Record<OfferCode, number> = { 'last-agent': 0, next: 0, overflow: 1, 'all-hands': 2 };

function byRingOrder(a: Agent, b: Agent, order: QueueState['rules']['ring']['order'], wanted: readonly string[]): number {
  const first =
    order === 'highest-level'
      ? levelsOf(b, wanted) - levelsOf(a, wanted)
      : order === 'fewest-calls'
        ? (a.callsToday ?? 0) - (b.callsToday ?? 0)
        : 0;
  return first || a.since - b.since || (a.id < b.id ? -1 : 1);
}

function levelsOf({ skills }: Agent, wanted: readonly string[]): number {
  return wanted.reduce((sum, skill) => sum + (skills[skill] ?? 0), 0);
}
