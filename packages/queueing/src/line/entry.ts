/** `waiting`: on the line, can be connected now (also a called-back caller who pressed 1). `away`: a callback that is not being dialled. `dialling`: his phone rings or he is being greeted. `offered`: an agent is rung for him, or they are being joined. */
export type EntryState = 'waiting' | 'away' | 'dialling' | 'offered';
export type CallbackMode = 'keep-place' | 'when-quiet' | 'forced' | 'scheduled';

/** A skill that an agent must have, at this level or a higher one. */
export interface SkillNeed {
  skill: string;
  level: number;
}

/** A place in line. Connected and ended entries are not given to this package. Times are epoch milliseconds. */
export interface Entry {
  id: string;
  queue: string;
  /** When he first came into line. Never re-stamped: not by a callback, a retry, a dropped call, a restart. */
  since: number;
  /** Who came first of those who came at the same millisecond; ids decide where it is left out. */
  arrival?: number;
  /** Points of his own, such as VIP; they do not change while he waits. */
  priority: number;
  state: EntryState;
  isCallback: boolean;
  /** How a callback is dialled; `keep-place` when left out. `forced` and `scheduled` keep their place too. */
  mode?: CallbackMode;
  /** Not dialled earlier: a retry, or the slot that he chose. */
  notBefore?: number;
  /** When a promised call is due, and `callbackDue` points begin. Without it they begin when he is dialled. */
  dueAt?: number;
  /** False in quiet hours of his zone, or while the queue is closed: then he is not dialled. True when left out. */
  mayDial?: boolean;
  /** When the present attempt was dialled (state `dialling`). */
  dialledAt?: number;
  /** The `until` of the last decision `hold` for him; the runtime keeps it with the entry. One hold an attempt. */
  heldUntil?: number;
  /** Skills beyond those of the queue. */
  skills?: readonly SkillNeed[];
  /** The agent who served him last time. */
  lastAgent?: string;
  /** Agents who refused or did not answer for this entry, and when; he is not rung for it again for `REFUSAL_SECONDS`. */
  agentsRefused?: readonly { agent: string; at: number }[];
}

/** So long an agent who refused an entry, or did not answer, is not rung for it again. */
export const REFUSAL_SECONDS = 120;
