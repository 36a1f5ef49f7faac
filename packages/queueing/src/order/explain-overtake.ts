import { type Because, because } from '../line/because.ts';
import type { Entry } from '../line/entry.ts';
import { earlierFirst, type OrderRules, pointsOf } from './order-entries.ts';

/** Why somebody who came earlier was passed. `not-in-line` is no overtake: an agent is with him already. */
export type OvertakeCode =
  | 'priority'
  | 'not-reachable'
  | 'dialling'
  | 'last-agent'
  | 'skill'
  | 'refused'
  | 'overflow'
  | 'not-in-line'
  | 'earlier';

/**
 * Why `winner` was served before `passed`, as far as the two of them tell: `priority` with both points, `not-reachable` and `dialling`
 * for callbacks, `earlier` when it was no overtake. What depends on an agent (`skill`, `last-agent`, `refused`, `overflow`) is in the
 * `passed` of a decision.
 */
export function explainOvertake(winner: Entry, passed: Entry, queues: OrderRules, now: number): Because<OvertakeCode> {
  const points = pointsOf(winner, queues, now);
  const others = pointsOf(passed, queues, now);
  if (points > others) return because('priority', { points, others });
  if (points === others && earlierFirst(winner, passed) < 0) return because('earlier');
  if (passed.state === 'away') return because('not-reachable', passed.notBefore === undefined ? {} : { notBefore: passed.notBefore });
  if (passed.state === 'dialling') return because('dialling', passed.dialledAt === undefined ? {} : { dialledAt: passed.dialledAt });
  if (passed.state === 'offered') return because('not-in-line');
  return because('skill');
}
