import type { CallContext, CallEvent } from '@callwright/flow-compiler';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { entryOfCall } from './entry.ts';
import { agents } from './line-tables.ts';

/**
 * What a call that is in line must hear now, as its entry stands: an agent is there, he vanished, or the line lets it go. Null: it goes on
 * waiting. The state tells, not a message, so nothing is lost or heard twice.
 */
export async function lineEventOf(deps: Deps, callSid: string, { line }: Pick<CallContext, 'line'>, at: string): Promise<CallEvent | null> {
  if (line === null) return null;
  const entry = await entryOfCall(deps.db, callSid);
  if (entry === null) return null;
  const isTalking = line.conference !== undefined;
  if (entry.state === 'joining' && !isTalking && entry.agentId !== null) {
    const [agent] = await deps.db.select({ id: agents.id, name: agents.name }).from(agents).where(eq(agents.id, entry.agentId));
    return agent === undefined ? null : { type: 'line.taken', conference: entry.id, agent, at };
  }
  if (isTalking) return entry.state === 'waiting' || entry.state === 'offered' ? { type: 'line.returned', at } : null;
  return entry.state === 'waiting' && entry.wish !== null ? { type: 'line.left', reason: entry.wish, at } : null;
}
