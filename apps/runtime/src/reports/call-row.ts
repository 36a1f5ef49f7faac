import type { CallOutcome } from './call-outcome.ts';

/** A call as lists tell of it. */
export interface CallRow {
  callSid: string;
  flow: string;
  flowTitle: string;
  version: string;
  direction: 'in' | 'out';
  from: string;
  to: string;
  /** What the contacts call the caller. */
  who: string | null;
  isVip: boolean;
  language: string;
  startedAt: string;
  endedAt: string | null;
  seconds: number | null;
  outcome: CallOutcome;
  /** Where it ended, or is. */
  last: NamedNode | null;
  queue: string | null;
  queueTitle: string | null;
  /** In line on this call. */
  waitSeconds: number | null;
  agent: { id: string; name: string } | null;
  hasRecording: boolean;
  survey: { title: string; score: number; max: number } | null;
  private: boolean;
}

export interface NamedNode {
  node: string;
  title: string;
}

/** A page of calls; `total` counts all that fit. */
export interface CallPage {
  calls: CallRow[];
  cursor: string | null;
  total: number;
}

/** A caller who went away with nothing. */
export interface LostCall extends CallRow {
  /** In line, or else in the flow, before he hung up. */
  waitedSeconds: number;
  node: NamedNode | null;
  where: 'line' | 'flow';
  /** We have called him since. */
  calledBackAt: string | null;
  /** He has called again since. */
  cameBackAt: string | null;
  /** A callback that is owed to his number. */
  owed: string | null;
}

export interface LostCallPage {
  lost: LostCall[];
  cursor: string | null;
  total: number;
}
