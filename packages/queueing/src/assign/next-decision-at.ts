import { REFUSAL_SECONDS } from '../line/entry.ts';
import type { LineState } from '../line/line-state.ts';
import { wrapUpLeadSeconds } from './due-callbacks.ts';

/**
 * When the passing of time alone may change what `decide` says (epoch milliseconds); null: only events can. Overflow by time, the patience
 * for the agent of last time, refusals, retries and slots, points of callbacks that fall due, holds, wrap-ups that come near their
 * end. Not named: callers of two queues who share agents and whose points grow at different rates; the next event settles these.
 */
export function nextDecisionAt(state: LineState): number | null {
  const { now } = state;
  let next: number | null = null;
  for (const time of timesOf(state)) if (time > now && (next === null || time < next)) next = time;
  return next;
}

function* timesOf({ queues, entries, agents }: LineState): Generator<number> {
  let someAway = false;
  for (const entry of entries) {
    if (entry.state === 'offered') continue;
    const rules = queues[entry.queue]?.rules;
    for (const { afterSeconds } of rules?.overflow ?? []) if (afterSeconds !== undefined) yield entry.since + afterSeconds * 1000;
    if (rules?.lastAgent !== undefined && entry.lastAgent !== undefined) yield entry.since + rules.lastAgent.patienceSeconds * 1000;
    for (const { at } of entry.agentsRefused ?? []) yield at + REFUSAL_SECONDS * 1000;
    if (entry.state === 'dialling' && entry.heldUntil !== undefined) yield entry.heldUntil;
    if (entry.dueAt !== undefined) yield entry.dueAt;
    if (entry.state !== 'away') continue;
    someAway = true;
    if (entry.notBefore !== undefined && entry.mayDial !== false) yield entry.notBefore;
  }
  if (!someAway) return;
  const lead = wrapUpLeadSeconds(queues);
  for (const { status, wrapUpUntil } of agents) if (status === 'wrap-up' && wrapUpUntil !== undefined) yield wrapUpUntil - lead * 1000;
}
