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

/** What a caller last recorded. `seconds` is its length. */
export interface Recording {
  sid: string;
  url: string;
  seconds: number;
}

/** An answer that awaits confirmation, and what was refused before. */
export interface Heard {
  value: string | number | boolean | null;
  /** Whether it is followed without asking the caller. */
  sure: boolean;
  /** The caller's own words; null where he pressed keys. */
  text: string | null;
  /** What he said not to have meant, by which words. */
  refused: { option: string; text: string }[];
}

/** All that a call remembers: plain JSON, stored with the session after every step. */
export interface CallContext {
  /** `understood` is what the caller is asked to confirm, in words; `channel` is there where he reads and writes instead. */
  call: { sid: string; from: string; to: string; startedAt: string; understood?: string; channel?: 'sms' };
  language: string;
  answers: Record<string, Answer>;
  /** How many nodes the call has entered: a limit ends endless loops. */
  nodesEntered: number;
  /** The nodes that asked the caller something, oldest first, so that "back" finds its way. */
  asked: string[];
  /** What nodes count during the call, by name. */
  counters: Record<string, number>;
  /** Who calls, as far as a lookup has told; null before. */
  contact: { [key: string]: JsonValue } | null;
  /** What the opening hours last looked at say, for texts: `{{ hours.opens }}`. */
  hours: { [key: string]: JsonValue } | null;
  recording: Recording | null;
  /** The queue as it was last looked at, for texts and conditions: `{{ queue.position }}`. */
  queue: { [key: string]: JsonValue } | null;
  /** The place in line that the call has now; null when it has none. */
  line: { queue: string; node: string; conference?: string } | null;
  /** The callback for which we made this call, or what the caller was last offered: `{{ callback.number }}`. */
  callback: { [key: string]: JsonValue } | null;
  /** Who talked with the caller last: `{{ agent.name }}`. */
  agent: { id: string; name: string } | null;
  /** The modules that the call is in, outermost first, each with what the flow around it remembers. */
  frames: { node: string; answers: Record<string, Answer>; counters?: Record<string, number> }[];
  /** What was last said among options, and how sure that is; null when nothing was, or was not understood. */
  understood: { option: string; confidence: number } | null;
  /** What stands behind `understood` until the question is left. */
  heard: Heard | null;
}

/** What a guard or a change may look at. */
export interface Moment {
  context: CallContext;
  event: CallEvent;
}
