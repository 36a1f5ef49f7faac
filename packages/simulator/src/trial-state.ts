import type { CallContext } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { Ending } from './call-file.ts';
import type { CallPlace } from './call-record.ts';
import type { SeenRequest } from './simulated-endpoints.ts';
import type { RaisedAlert } from './simulated-work.ts';
import type { Heard } from './telephone.ts';

/** Why a call left a node: what the caller did, what work came to, or nothing but its own rules. */
export type LeftBecause =
  | { by: 'keys'; keys: string }
  /** `confidence` is how sure what was understood is, 0 to 1; null where nobody said. */
  | { by: 'speech'; text: string; confidence: number | null }
  | { by: 'no-input' }
  | { by: 'dial'; status: string }
  | { by: 'recording'; seconds: number }
  | { by: 'work'; source: string; failed: string | null }
  | { by: 'failure'; message: string }
  | { by: 'itself' };

/** A node that the call entered, and how it left. `flow` is null in the flow that was called; `at` is seconds of the call. */
export interface TrialVisit extends CallPlace {
  at: number;
  left: { exit: string; because: LeftBecause } | null;
}

/** One line of what happened, in order: what sounded, what the caller did, what a node decided. `at` is seconds of the call. */
export type TrialLine =
  | { kind: 'heard'; at: number; what: Heard['kind']; text: string; language: string | null; sounding: boolean }
  | { kind: 'pressed'; at: number; keys: string; left: TrialLeft | null }
  | { kind: 'said'; at: number; text: string; confidence: number | null; left: TrialLeft | null }
  | { kind: 'hung-up'; at: number }
  | { kind: 'decided'; at: number; place: CallPlace; exit: string; because: LeftBecause }
  | { kind: 'flow'; at: number; flow: string }
  | { kind: 'sent'; at: number; to: string; text: string }
  | { kind: 'ended'; at: number; how: Ending };

/** Where an act of the caller led: the first node that it left. */
export interface TrialLeft extends CallPlace {
  exit: string;
  confidence: number | null;
}

/** What the call waits for. `secondsLeft` is null while the question is still spoken. */
export interface TrialListening {
  keys: boolean;
  speech: boolean;
  recording: boolean;
  timeoutSeconds: number;
  secondsLeft: number | null;
}

/** A value that the call keeps, with how it came; `complete` is false while the caller has not confirmed it. */
export interface TrialVariable {
  name: string;
  value: JsonValue;
  how: CallContext['answers'][string]['how'];
  confidence: number | null;
  complete: boolean;
  node: string;
}

/** A trial call as it stands: plain data. */
export interface TrialState {
  /** Seconds from the start of the call. */
  at: number;
  /** The time that it is in the call, ISO 8601. */
  now: string;
  ended: Ending | null;
  place: CallPlace;
  language: string;
  contact: { [key: string]: JsonValue } | null;
  listening: TrialListening | null;
  /** Work outside that the caller waits for. */
  waitsFor: string | null;
  lines: TrialLine[];
  path: TrialVisit[];
  variables: TrialVariable[];
  messages: { to: string; text: string }[];
  alerts: RaisedAlert[];
  recordings: number;
  requests: SeenRequest[];
  /** Why the flow could not go on as drawn. */
  failure: string | null;
  /** Seconds until something happens by itself; null when nothing will. */
  nextDueSeconds: number | null;
  canGoBack: boolean;
}
