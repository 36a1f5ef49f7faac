import type { CallContext, CallEvent } from '@callwright/flow-compiler';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { openOfferOf } from './agent-rows.ts';
import { type Entry, entryOfCall } from './entry.ts';
import { agents } from './line-tables.ts';

/**
 * What a call that is in line must hear now, as its entry stands: an agent is there, he vanished, or the line lets it go. Null: it goes on
 * waiting. The state tells, not a message, so nothing is lost or heard twice.
 */
export async function lineEventOf(deps: Deps, callSid: string, { line }: Pick<CallContext, 'line'>, at: string): Promise<CallEvent | null> {
  if (line === null) return null;
  const entry = await entryOfCall(deps.db, callSid);
  const isTalking = line.conference !== undefined;
  // he was sent away from his agent, and never came there
  if (entry === null) return isTalking ? { type: 'call.dial-ended', status: 'completed', seconds: 1, at } : null;
  if (entry.state === 'joining' && !isTalking && entry.agentId !== null) {
    const [agent] = await deps.db.select({ id: agents.id, name: agents.name }).from(agents).where(eq(agents.id, entry.agentId));
    return agent === undefined ? null : { type: 'line.taken', conference: entry.id, agent, at };
  }
  // `joining` too: who takes a caller over may answer before that caller has left the conversation before
  if (isTalking && (entry.state === 'waiting' || entry.state === 'offered' || entry.state === 'joining'))
    return { type: 'line.returned', at };
  if (isTalking) return entry.state === 'connected' ? talkOver(deps, entry, at) : null;
  return entry.state === 'waiting' && entry.wish !== null ? { type: 'line.left', reason: entry.wish, at } : null;
}

/** The agent has gone: who is alone in the conference has missed its end. Null while he is there. */
async function talkOver(deps: Deps, { id, connectedAt }: Entry, at: string): Promise<CallEvent | null> {
  if ((await openOfferOf(deps.db, id)) !== null) return null;
  const seconds = connectedAt === null ? 0 : Math.round((Date.parse(at) - Date.parse(connectedAt)) / 1000);
  return { type: 'call.dial-ended', status: 'completed', seconds: Math.max(1, seconds), at };
}
