import type { Agent } from '../line/agent.ts';
import { because } from '../line/because.ts';
import type { LineState } from '../line/line-state.ts';
import { orderEntries } from '../order/order-entries.ts';
import { AgentPool } from './agent-pool.ts';
import { assign } from './assign.ts';
import type { Decision } from './decision.ts';
import { dueCallbacks, wrapUpLeadSeconds } from './due-callbacks.ts';
import { passedBy } from './passed-by.ts';
import { Question } from './question.ts';

/**
 * What is to be done now: whom to ring for whom, whom to call back, who stays free for a phone that rings. Deterministic; nobody is in two
 * decisions of one kind. Carry them out, then decide again when anything changes, and at `nextDecisionAt`.
 */
export function decide(state: LineState): Decision[] {
  const { entries, agents, now } = state;
  const free = agents.filter(({ status }) => status === 'available');
  const someAway = entries.some(({ state }) => state === 'away');
  if (entries.length === 0 || (free.length === 0 && !someAway)) return [];
  const question = new Question(state);
  const ordered = orderEntries(entries, state.queues, now);
  const { given, holds } = assign(ordered, new AgentPool(free, question), state);
  const due = someAway
    ? dueCallbacks(
        ordered,
        {
          free: new AgentPool(free, question),
          wrapUp: new AgentPool(
            agents.filter((agent) => isAlmostFree(agent, state)),
            question,
          ),
        },
        state,
      )
    : [];
  const offered = new Set(given.map(({ entry }) => entry.id));
  return [
    ...given.map(({ entry, candidate }): Decision => {
      const { agent, code } = candidate;
      const passed = passedBy(entry, agent, { ordered, offered, question });
      return {
        kind: 'offer',
        entry: entry.id,
        agent: agent.id,
        because: because(code, { waited: Math.round((now - entry.since) / 1000) }),
        passed,
      };
    }),
    ...holds,
    ...due.map(({ entry, because }): Decision => ({ kind: 'dial', entry: entry.id, because })),
  ];
}

function isAlmostFree({ status, wrapUpUntil }: Agent, { queues, now }: LineState): boolean {
  if (status !== 'wrap-up') return false;
  return wrapUpUntil === undefined || wrapUpUntil - now <= wrapUpLeadSeconds(queues) * 1000;
}
