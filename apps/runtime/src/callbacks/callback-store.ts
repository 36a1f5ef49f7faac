import type { JsonValue } from '@callwright/flow-schema';
import type { LineRetention } from './forget-line.ts';

/** `waiting` to be dialled; `dialling`: his phone rings; `greeted`: he has answered; the rest of a talk is the entry's. */
export type CallbackState = 'waiting' | 'dialling' | 'greeted' | 'ended';
/** What became of a callback. `withdrawn`: he waits on the line himself instead. */
export type CallbackOutcome = 'served' | 'unreached' | 'expired' | 'cancelled' | 'refused' | 'withdrawn' | 'queue-closed';
export type CallbackVia = 'call' | 'web' | 'api' | 'recovery' | 'agent';
export type AttemptOutcome = 'served' | 'no-answer' | 'busy' | 'failed' | 'machine' | 'hung-up' | 'not-now' | 'refused' | 'withdrawn';

/** How somebody agreed to be called: by which means, when, on what call or from what address. */
export interface Consent {
  how: 'key-or-speech' | 'told-agent' | 'web-form' | 'api' | 'announced-recovery';
  at: string;
  callSid?: string;
  address?: string;
}

/** A call that we owe somebody. Times are ISO 8601. */
export interface Callback {
  id: string;
  entryId: string;
  queue: string;
  number: string;
  name: string | null;
  note: string | null;
  language: string;
  zones: string[];
  mode: 'keep-place' | 'when-quiet' | 'forced' | 'scheduled';
  fromAt: string | null;
  toAt: string | null;
  notBefore: string | null;
  attempts: number;
  expiresAt: string;
  state: CallbackState;
  outcome: CallbackOutcome | null;
  token: string;
  consent: Consent;
  via: CallbackVia;
  ourNumber: string | null;
  callSid: string | null;
  isPrivate: boolean;
  requestedAt: string;
  endedAt: string | null;
}

/** One time that somebody is dialled. */
export interface CallbackAttempt {
  id: string;
  callbackId: string;
  number: number;
  callSid: string | null;
  dialledAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  answeredBy: 'person' | 'machine' | 'fax' | 'unknown' | null;
  outcome: AttemptOutcome | null;
}

/** What a call for an entry begins with; sealed where the call before was private. */
export interface EntryMemory {
  /** Of the flow whose answers they are; null where none is known. */
  version?: string | null;
  answers: JsonValue;
  contact: JsonValue;
}

/** Somebody wants to be called. Times are ISO 8601. */
export interface CallbackRequest
  extends Pick<
    Callback,
    | 'id'
    | 'queue'
    | 'number'
    | 'name'
    | 'note'
    | 'language'
    | 'zones'
    | 'mode'
    | 'fromAt'
    | 'toAt'
    | 'expiresAt'
    | 'token'
    | 'consent'
    | 'via'
    | 'ourNumber'
    | 'callSid'
    | 'isPrivate'
    | 'requestedAt'
  > {
  /** The place in line that he has; without one he gets one. */
  entryId: string | null;
  /** The agent who has promised to be the one, where his queue minds who it was last. */
  lastAgent?: string | undefined;
  /** What the call begins with that is made for a new place. */
  memory: EntryMemory | null;
  /** Refused when the slot has so many already. */
  slotCapacity: number | null;
  /** A template: it is sent when the callback is new, or its time has changed. */
  confirmSms: string | null;
}

/** `merged`: the number had an open callback in that queue, and still has one. */
export type RequestOutcome = { kind: 'new' | 'merged'; callback: Callback } | { kind: 'slot-taken' };

/** When an attempt that reached nobody is followed by another. */
export interface RetryRules {
  attempts: number;
  retrySeconds: number;
  /** A template: sent when the callback is given up. */
  lostSms: string | null;
}

/** A message of the line that is to be sent once, by what it is about. */
export interface QueuedText {
  command: 'text';
  key: string;
  at: string;
  to: string;
  /** Our number; null where none is known. */
  from: string | null;
  language: string;
  queue: string;
  template: string;
  callback: string | null;
}

/** An attempt with all that a call needs of it. */
export interface AttemptWithCallback {
  attempt: CallbackAttempt;
  callback: Callback;
}

/** The memory of callbacks: part of the store. */
export interface CallbackStore {
  requestCallback(request: CallbackRequest): Promise<RequestOutcome>;
  findCallback(id: string): Promise<Callback | null>;
  findCallbackByToken(token: string): Promise<Callback | null>;
  findOpenCallback(queue: string, number: string): Promise<Callback | null>;
  /** Newest first; `before` is the last one of the page before. */
  listCallbacks(
    wanted: { queue?: string | undefined; state?: CallbackState | undefined },
    before: { id: string; at: string } | null,
    limit: number,
  ): Promise<Callback[]>;
  listAttempts(callbackId: string): Promise<CallbackAttempt[]>;
  /** Another time for a callback that is not being dialled. Null when it is, or is over. */
  moveCallback(
    id: string,
    wish: { fromAt: string | null; toAt: string | null; expiresAt: string; slotCapacity: number | null },
    at: string,
  ): Promise<Callback | 'slot-taken' | null>;
  noteCallback(id: string, note: string | null): Promise<Callback | null>;
  /** Ends a callback that is not over; a phone that rings for it stops. False when it was over. */
  endCallback(id: string, outcome: CallbackOutcome, at: string, lostSms: string | null): Promise<boolean>;
  /** The beginnings of slots that were chosen, ISO 8601. */
  listTakenSlots(queue: string, from: string, to: string): Promise<string[]>;
  /** Calls of a number that strangers ordered since a moment, and whether the called person wanted none of them. */
  countOrders(number: string, since: string): Promise<{ count: number; wasRefused: boolean }>;

  findAttempt(id: string): Promise<AttemptWithCallback | null>;
  /** The attempt for which a call was made, by the call's id, or by whom it rings where the id is not known yet. */
  findAttemptOfCall(callSid: string, number: string): Promise<string | null>;
  /** Whether a call of the carrier belongs to an attempt. */
  hasAttemptWithCall(callSid: string): Promise<boolean>;
  /** The carrier has made the call of an attempt. */
  keepAttemptCall(id: string, callSid: string): Promise<void>;
  /**
   * The phone of an attempt was answered. `second-leg`: another call of this attempt was there before. `over`: nobody wants it any more. The same
   * call asked again gets the same answer.
   */
  answerAttempt(
    id: string,
    callSid: string,
    answeredBy: NonNullable<CallbackAttempt['answeredBy']>,
    at: string,
  ): Promise<(AttemptWithCallback & { memory: EntryMemory | null }) | 'second-leg' | 'over' | null>;
  /** An attempt has come to nothing: the place waits for the next one, or the callback ends. Nothing happens when it was over. */
  failAttempt(id: string, outcome: AttemptOutcome, at: string, rules: RetryRules): Promise<void>;

  /** Forgets what was said in line and whom we owed calls, once it is old enough. */
  forgetLine(before: LineRetention): Promise<void>;

  hasOptedOut(number: string): Promise<boolean>;
  optOut(number: string, at: string): Promise<void>;
  optIn(number: string): Promise<void>;
}
