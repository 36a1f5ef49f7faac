import { type Because, because } from '../line/because.ts';
import type { Entry } from '../line/entry.ts';
import { DIAL_SECONDS, type LineState } from '../line/line-state.ts';
import { isToBeServed } from '../order/place-of.ts';
import type { AgentPool } from './agent-pool.ts';
import type { DialCode } from './decision.ts';
import { serves } from './serves.ts';

export interface DueCallback {
  entry: Entry;
  because: Because<DialCode>;
}

/** Agents by when they can take a call: now, after their wrap-up. */
export interface Supply {
  free: AgentPool;
  wrapUp: AgentPool;
}

/**
 * Which callbacks are dialled now. The line is walked in order, and everybody in it takes one agent of those who are free or in wrap-up, or
 * one of the releases that are expected while a phone rings; a callback who gets one is dialled, several at a time if need be. So a callback
 * is dialled when fewer callers are before him than agents will soon be free, whoever takes these agents in the end: dialling only the head
 * of the line would let callers on the line pass him for ever.
 */
export function dueCallbacks(ordered: readonly Entry[], { free, wrapUp }: Supply, state: LineState): DueCallback[] {
  const due: DueCallback[] = [];
  const last = ordered.findLastIndex((entry) => isDiallable(entry, state.now));
  if (last < 0) return due;
  const releases = new Map(Object.keys(state.queues).map((name) => [name, expectedReleases(name, state)]));
  for (const entry of ordered.slice(0, last + 1)) {
    if (free.isEmpty && wrapUp.isEmpty && Math.max(...releases.values()) <= 0) break;
    if (!takesAnAgent(entry, state.now)) continue;
    const code = takeSupply(entry, { free, wrapUp }, releases);
    if (code !== null && isDiallable(entry, state.now)) due.push({ entry, because: because(code) });
  }
  return [...due, ...quietCallbacks(ordered, free, state)];
}

/** Whether a callback could be dialled at this moment, if an agent were there. */
export function isDiallable({ state, notBefore, mayDial }: Entry, now: number): boolean {
  return state === 'away' && mayDial !== false && (notBefore ?? now) <= now;
}

/** In wrap-up so shortly before its end that a phone may ring now: time to dial and to greet, with something to spare. */
export function wrapUpLeadSeconds(queues: LineState['queues']): number {
  return Math.max(0, ...Object.values(queues).map(({ dialSeconds = DIAL_SECONDS }) => dialSeconds * WRAP_UP_LEAD));
}

const WRAP_UP_LEAD = 2;

function takesAnAgent(entry: Entry, now: number): boolean {
  if (entry.state === 'away') return entry.mode !== 'when-quiet' && isDiallable(entry, now);
  return isToBeServed(entry, now);
}

function takeSupply(entry: Entry, { free, wrapUp }: Supply, releases: Map<string, number>): DialCode | null {
  for (const [pool, code] of [
    [free, 'agent-free'],
    [wrapUp, 'wrap-up'],
  ] as const) {
    const candidate = pool.best(entry);
    if (candidate === null) continue;
    pool.take(candidate);
    return code;
  }
  const left = releases.get(entry.queue) ?? 0;
  releases.set(entry.queue, left - 1);
  return left > 0 ? 'soon' : null;
}

/** How many agents get free while a phone rings whom no wrap-up announces: one for the head of the line, and s E[A] / m. */
function expectedReleases(name: string, { queues, agents }: LineState): number {
  const queue = queues[name];
  if (queue === undefined) return 0;
  const unannounced = (queue.dialSeconds ?? DIAL_SECONDS) - queue.rules.wrapUpSeconds;
  if (unannounced <= 0) return 0;
  const busy = agents.filter((agent) => (agent.status === 'busy' || agent.status === 'ringing') && serves(agent, queue)).length;
  return busy === 0 ? 0 : 1 + Math.round((busy * unannounced) / (queue.handleSeconds ?? 240));
}

/** Callbacks for quiet times: few in line, agents to spare. */
function quietCallbacks(ordered: readonly Entry[], free: AgentPool, { queues, now }: LineState): DueCallback[] {
  return ordered.flatMap((entry) => {
    if (entry.mode !== 'when-quiet' || !isDiallable(entry, now)) return [];
    const { inLineAtMost = 0, freeAgents = 1 } = queues[entry.queue]?.rules.callback?.quiet ?? {};
    const inLine = ordered.filter((other) => other.queue === entry.queue && takesAnAgent(other, now)).length;
    const candidate = free.best(entry);
    if (candidate === null || inLine > inLineAtMost || free.countFor(entry) < freeAgents) return [];
    free.take(candidate);
    return [{ entry, because: because('quiet', { inLine }) }];
  });
}
