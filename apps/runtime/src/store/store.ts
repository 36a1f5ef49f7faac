import type { CallEvent, TrailEntry, Verb } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';

/** What the runtime asks of the carrier. */
export interface CarrierCommand {
  command: 'end-call';
  callSid: string;
}

export interface Session {
  callSid: string;
  flowId: string;
  version: string;
  seq: number;
  status: 'active' | 'ended';
  snapshot: JsonValue;
  verbs: Verb[];
  language: string;
  from: string;
  to: string;
  startedAt: string;
  endedAt: string | null;
  endReason: string | null;
}

export interface StoredEvent {
  seq: number;
  at: string;
  event: CallEvent;
  trail: TrailEntry[];
  failure: { code: string; message: string } | null;
  response: string;
}

/** All that one step changes; it is written whole or not at all. `session.seq` is already the next one. */
export interface StepCommit {
  session: Session;
  event: StoredEvent;
  timers: readonly { dueAt: string; kind: string }[];
  commands: readonly CarrierCommand[];
}

export interface Timer {
  id: number;
  kind: string;
  callSid: string;
}

export interface OutgoingCommand {
  id: number;
  command: CarrierCommand;
  tries: number;
}

export interface StoredAudio {
  mediaType: string;
  content: Uint8Array;
}

/** The runtime's memory. Every method is one short transaction; none waits for the outside world. */
export interface Store {
  findSession(callSid: string): Promise<Session | null>;
  /** The answer that was given at a step, byte for byte; null when that step was not taken. */
  findResponse(callSid: string, seq: number): Promise<string | null>;
  listEvents(callSid: string): Promise<StoredEvent[]>;
  /** False when another step came first: nothing is written then. */
  commitFirst(commit: StepCommit): Promise<boolean>;
  commitStep(commit: StepCommit): Promise<boolean>;
  /** Ends a session that still runs; false when it had ended. */
  endSession(callSid: string, reason: string, at: string): Promise<boolean>;

  saveVersion(hash: string, flowId: string, document: JsonValue, at: string): Promise<void>;
  findVersion(hash: string): Promise<{ flowId: string; document: JsonValue } | null>;
  setLive(flowId: string, hash: string, at: string): Promise<void>;
  /** The hash of the version that answers new calls; null when the flow was never live. */
  findLive(flowId: string): Promise<string | null>;
  saveAudio(hash: string, audio: StoredAudio): Promise<void>;
  findAudio(hash: string): Promise<StoredAudio | null>;

  /** Takes timers that are due; each comes again after `leaseUntil` unless it is finished. */
  claimTimers(now: string, leaseUntil: string, limit: number): Promise<Timer[]>;
  finishTimer(id: number, again: string | null): Promise<void>;
  claimCommands(now: string, leaseUntil: string, limit: number): Promise<OutgoingCommand[]>;
  /** Done commands leave the outbox; others wait for their next try. */
  finishCommand(id: number, outcome: 'done' | { notBefore: string; error: string }): Promise<void>;
  addCommand(command: CarrierCommand, at: string): Promise<void>;
  /** When the next timer or command is due, ISO 8601; null when none waits. */
  nextDue(): Promise<string | null>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
}

/** A store with what must be closed behind it. */
export interface OpenStore {
  store: Store;
  close(): Promise<void>;
}
