import type { PriorityRules } from '@callwright/flow-schema';
import type { Entry } from '../line/entry.ts';

/** The priority rules by the name of the queue; `LineState.queues` fits. */
export type OrderRules = Readonly<Record<string, { rules: { priority: PriorityRules } }>>;

const NO_RULES: PriorityRules = { vip: 0, callbackDue: 0, perMinuteWaited: 0 };
const MINUTE = 60_000;

/** Entries in the order in which they are to be served, of all queues together: points, then first arrival. */
export function orderEntries<E extends Entry>(entries: readonly E[], queues: OrderRules, now: number): E[] {
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, queues, now) }))
    .sort((a, b) => b.score - a.score || earlierFirst(a.entry, b.entry))
    .map(({ entry }) => entry);
}

/** Negative when `a` is to be served before `b`; zero only for the same entry. */
export function compareEntries(a: Entry, b: Entry, queues: OrderRules, now: number): number {
  return scoreOf(b, queues, now) - scoreOf(a, queues, now) || earlierFirst(a, b);
}

/** His points now: his own, those of a callback that is due, those for waiting. */
export function pointsOf(entry: Entry, queues: OrderRules, now: number): number {
  return scoreOf(entry, queues, now) / MINUTE;
}

/** Points times a minute: whole numbers for whole points, so that equals stay equals as time goes on. */
function scoreOf(entry: Entry, queues: OrderRules, now: number): number {
  const { callbackDue, perMinuteWaited } = queues[entry.queue]?.rules.priority ?? NO_RULES;
  const own = entry.priority + (callbackDue !== 0 && isDue(entry, now) ? callbackDue : 0);
  return own * MINUTE + perMinuteWaited * (now - entry.since);
}

function isDue(entry: Entry, now: number): boolean {
  if (!entry.isCallback) return false;
  return entry.dueAt === undefined ? entry.state !== 'away' : entry.dueAt <= now;
}

/** Negative when `a` came first. */
export function earlierFirst(a: Entry, b: Entry): number {
  return a.since - b.since || (a.arrival ?? 0) - (b.arrival ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
