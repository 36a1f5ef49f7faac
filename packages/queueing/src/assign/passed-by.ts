import type { Agent } from '../line/agent.ts';
import { because } from '../line/because.ts';
import type { Entry } from '../line/entry.ts';
import { hasSkillsFor } from '../line/entry-skills.ts';
import { explainOvertake } from '../order/explain-overtake.ts';
import { isToBeServed } from '../order/place-of.ts';
import { awaitedAgent, hasRefused } from './agent-pool.ts';
import type { Passed } from './decision.ts';
import type { Question } from './question.ts';
import { serves } from './serves.ts';

interface Line {
  ordered: readonly Entry[];
  /** Those who get an agent at the same moment. */
  offered: ReadonlySet<string>;
  question: Question;
}

/** An event log that names more than this explains nothing. */
const NAMED = 20;

/** Who stands before an entry that is served, or came earlier, and is not: each with the reason. The first twenty, in order. */
export function passedBy(winner: Entry, agent: Agent, line: Line): Passed[] {
  const passed: Passed[] = [];
  let before = true;
  for (const entry of line.ordered) {
    if (entry === winner) before = false;
    else if (passed.length < NAMED && (before || entry.since < winner.since) && isPassed(entry, agent, line)) {
      passed.push({
        entry: entry.id,
        because: before
          ? whyNot(entry, winner, agent, line)
          : explainOvertake(winner, entry, line.question.state.queues, line.question.now),
      });
    }
  }
  return passed;
}

/** Somebody whom this agent could have served one day: not one with an agent, nor a callback for later, nor of a queue that is not his. */
function isPassed(entry: Entry, agent: Agent, { offered, question: { state, now } }: Line): boolean {
  if (offered.has(entry.id) || !isToBeServed(entry, now)) return false;
  const queue = state.queues[entry.queue];
  return queue !== undefined && (serves(agent, queue) || hasGroup(agent, queue.rules.overflow));
}

function whyNot(entry: Entry, winner: Entry, agent: Agent, { question }: Line): Passed['because'] {
  const { queues } = question.state;
  const { now } = question;
  const queue = queues[entry.queue];
  if (entry.state !== 'waiting' || queue === undefined) return explainOvertake(winner, entry, queues, now);
  if (hasRefused(entry, agent.id, now)) return because('refused', { agent: agent.id });
  const awaited = awaitedAgent(entry, queue, question);
  if (awaited !== null) return because('last-agent', { agent: awaited });
  return because(hasSkillsFor(agent, entry) ? 'overflow' : 'skill');
}

function hasGroup({ skills }: Agent, overflow: readonly { groups: readonly string[] }[]): boolean {
  return overflow.some(({ groups }) => groups.some((group) => (skills[group] ?? 0) > 0));
}
