import type { JsonValue } from '@callwright/flow-schema';
import type { CallEvent } from './call-event.ts';

/** A value that the caller gave or the flow set, with how it came. */
export interface Answer {
  value: JsonValue;
  how: 'dtmf' | 'speech' | 'set';
  /** 0 to 1; null where the carrier did not say. */
  confidence: number | null;
  raw: string;
  at: string;
  node: string;
  /** False while the caller has not confirmed it. */
  complete: boolean;
}

/** All that a call remembers: plain JSON, stored with the session after every step. */
export interface CallContext {
  call: { sid: string; from: string; to: string; startedAt: string };
  language: string;
  answers: Record<string, Answer>;
  /** How many nodes the call has entered: a limit ends endless loops. */
  nodesEntered: number;
  /** The nodes that asked the caller something, oldest first, so that "back" finds its way. */
  asked: string[];
  /** What nodes count during the call, by name. */
  counters: Record<string, number>;
  /** What was last said among options, and how sure that is; null when nothing was, or was not understood. */
  understood?: { option: string; confidence: number } | null;
}

/** What a guard or a change may look at. */
export interface Moment {
  context: CallContext;
  event: CallEvent;
}
