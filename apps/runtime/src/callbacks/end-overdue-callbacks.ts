import { and, eq, inArray, lte, or } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { closeCallback } from './callback-changes.ts';
import { callbacks } from './callback-tables.ts';
import { retryRules } from './retry-rules.ts';

/** Ends callbacks that wait and whose time has run out, or whose queue has closed and gives them up then. True when there were any. */
export async function endOverdueCallbacks(
  tx: Database,
  deps: Pick<Deps, 'resources'>,
  closed: ReadonlySet<string>,
  at: string,
): Promise<boolean> {
  const givenUp = [...closed].filter((name) => deps.resources.queue(name)?.closing.callbacksAtClosing === 'cancel');
  const isOverdue = or(lte(callbacks.expiresAt, at), givenUp.length > 0 ? inArray(callbacks.queue, givenUp) : undefined);
  const overdue = await tx
    .select({ id: callbacks.id, queue: callbacks.queue, expiresAt: callbacks.expiresAt, attempts: callbacks.attempts })
    .from(callbacks)
    .where(and(eq(callbacks.state, 'waiting'), isOverdue));
  for (const { id, queue, expiresAt, attempts } of overdue) {
    const hasExpired = Date.parse(expiresAt) <= Date.parse(at);
    const outcome = !hasExpired ? 'queue-closed' : attempts > 0 ? 'unreached' : 'expired';
    await closeCallback(tx, id, outcome, at, retryRules(deps, queue).lostSms);
  }
  return overdue.length > 0;
}
