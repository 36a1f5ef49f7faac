import { because } from '../line/because.ts';
import type { Entry } from '../line/entry.ts';
import type { LineState } from '../line/line-state.ts';
import type { AgentPool, Candidate } from './agent-pool.ts';
import type { Decision } from './decision.ts';

export interface Assignment {
  entry: Entry;
  candidate: Candidate;
}

/**
 * Gives free agents to callers on the line, in order. Where a callback before them is ringing, an agent is set aside for him, for a short
 * while, and only if somebody behind him would otherwise take that agent.
 */
export function assign(ordered: readonly Entry[], free: AgentPool, state: LineState): { given: Assignment[]; holds: Decision[] } {
  const given: Assignment[] = [];
  const holds: Decision[] = [];
  const reserved: Assignment[] = [];
  for (const entry of ordered) {
    if (free.isEmpty && reserved.length === 0) break;
    if (entry.state !== 'waiting' && entry.state !== 'dialling') continue;
    const candidate = free.best(entry);
    if (entry.state === 'waiting') {
      if (candidate !== null) given.push({ entry, candidate });
      else holds.push(...wanted(reserved, entry, free, state));
    } else if (candidate !== null && mayHold(entry, state)) reserved.push({ entry, candidate });
    else continue;
    if (candidate !== null) free.take(candidate);
  }
  return { given, holds };
}

/** Somebody on the line would take an agent who was set aside: the hold begins, unless it has. */
function wanted(reserved: Assignment[], waiting: Entry, free: AgentPool, { queues, now }: LineState): Decision[] {
  const index = reserved.findIndex(({ candidate }) => free.suits(waiting, candidate.agent.id));
  const [found] = index < 0 ? [] : reserved.splice(index, 1);
  if (found === undefined || isHeld(found.entry)) return [];
  const until = now + (queues[found.entry.queue]?.rules.callback?.agentHoldSeconds ?? 0) * 1000;
  return [{ kind: 'hold', entry: found.entry.id, agent: found.candidate.agent.id, until, because: because('callback-rings') }];
}

function mayHold(entry: Entry, { queues, now }: LineState): boolean {
  const seconds = queues[entry.queue]?.rules.callback?.agentHoldSeconds ?? 0;
  return isHeld(entry) ? (entry.heldUntil ?? 0) > now : seconds > 0;
}

/** Whether an agent was held in the present attempt. */
function isHeld({ heldUntil, dialledAt }: Entry): boolean {
  return heldUntil !== undefined && heldUntil >= (dialledAt ?? 0);
}
