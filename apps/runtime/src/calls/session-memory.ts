import { LRUCache } from 'lru-cache';
import type { Session } from '../store/store.ts';

const SESSIONS_KEPT = 5_000;

/**
 * Sessions as this process last wrote them, to spare the next webhook of the call a read. Never trusted: a commit succeeds only when the
 * database still stands at the same `seq`, and the session is read again when it does not.
 */
export interface SessionMemory {
  /** The session when it is remembered and waits for this very step. */
  recall(callSid: string, seq: number): Session | null;
  /** The session as this process wrote it last, however old that is. */
  lastKnown(callSid: string): Session | null;
  remember(session: Session): void;
  forget(callSid: string): void;
}

/** An empty memory; the longest unused sessions leave it first. */
export function createSessionMemory(): SessionMemory {
  const sessions = new LRUCache<string, Session>({ max: SESSIONS_KEPT });
  return {
    recall(callSid, seq) {
      const session = sessions.get(callSid);
      return session?.seq === seq && session.status === 'active' ? session : null;
    },
    lastKnown: (callSid) => sessions.peek(callSid) ?? null,
    remember: (session) => void sessions.set(session.callSid, session),
    forget: (callSid) => void sessions.delete(callSid),
  };
}
