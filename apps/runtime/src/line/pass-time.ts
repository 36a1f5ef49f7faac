import { endOverdueCallbacks } from '../callbacks/end-overdue-callbacks.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { endGoneEntries } from './end-gone-entries.ts';
import { letGo } from './let-go.ts';
import type { LineRules, LoadedLine } from './load-line.ts';

/** Does what time alone, or the end of a call, has brought about. True when anything has: then the line is to be read again. */
export async function passTime(tx: Database, deps: Deps, rules: LineRules, line: LoadedLine): Promise<boolean> {
  const at = new Date(rules.now).toISOString();
  const hasPassed = isAnyTimeUp(line, rules);
  if (hasPassed) await letGo(tx, rules, at);
  const isOverdue = line.owed.some(
    ({ state, queue, expiresAt }) => state === 'waiting' && (rules.closed.has(queue) || Date.parse(expiresAt) <= rules.now),
  );
  const ended = isOverdue && (await endOverdueCallbacks(tx, deps, rules.closed, at));
  if (line.gone.length > 0) await endGoneEntries(tx, deps, line.gone, at);
  return hasPassed || ended || line.gone.length > 0;
}

/** Whether a wrap-up, a wait, a queue's opening hours or an answer that is being given has come to its end. */
function isAnyTimeUp({ entries, agents }: LoadedLine, { now, closed, queues }: LineRules): boolean {
  for (const { status, wrapUpUntil, owes } of agents.values())
    if (status === 'wrap-up' && owes === null && wrapUpUntil !== null && Date.parse(wrapUpUntil) <= now) return true;
  for (const { state, wish, queue, longestWaitUntil, moveAt } of entries.values()) {
    if (state === 'joining' && moveAt !== null && moveAt <= now) return true;
    if (state !== 'waiting' || wish !== null) continue;
    if (longestWaitUntil !== null && longestWaitUntil <= now) return true;
    if (closed.has(queue) && queues[queue]?.closing.lineAtClosing !== 'serve') return true;
  }
  return false;
}
