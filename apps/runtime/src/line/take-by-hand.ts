import { eq } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { ringFor } from './carry-out.ts';
import { findEntry, noteEntry } from './entry.ts';
import { agents } from './line-tables.ts';
import { lockLine } from './settle-queues.ts';

export type TakeOutcome = 'rung' | 'unknown-entry' | 'unknown-agent' | 'not-waiting' | 'agent-not-free';

/** Somebody takes a caller out of the line by hand and gives him to an agent, before his turn. `by` is who did it. */
export async function takeByHand(
  deps: Deps,
  { queue, entryId, agentId, by }: { queue: string; entryId: string; agentId: string; by: string },
): Promise<TakeOutcome> {
  const at = isoTime(deps.clock);
  const outcome = await deps.db.transaction(async (tx): Promise<TakeOutcome> => {
    await lockLine(tx);
    const entry = await findEntry(tx, entryId);
    if (entry === null || entry.queue !== queue) return 'unknown-entry';
    const [agent] = await tx.select().from(agents).where(eq(agents.id, agentId));
    if (agent === undefined) return 'unknown-agent';
    if (entry.state !== 'waiting' || entry.wish !== null) return 'not-waiting';
    if (agent.status === 'offline' || agent.status === 'ringing' || agent.status === 'busy' || agent.owes !== null) return 'agent-not-free';
    const ringSeconds = deps.resources.queue(queue)?.ring.seconds ?? 0;
    const { callsPerSecond } = deps.settings;
    if (!(await ringFor(tx, { entryId, agentId, queue, ringSeconds }, at, callsPerSecond))) return 'not-waiting';
    await noteEntry(tx, entryId, at, 'offered', { agent: agentId, because: { code: 'by-hand', by }, passed: [] });
    return 'rung';
  });
  deps.line.changed();
  return outcome;
}
