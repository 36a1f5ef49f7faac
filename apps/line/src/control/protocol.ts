/**
 * The shapes of the line's control API, `/line/v1`. Times are ISO 8601 of the line's clock, to the millisecond; durations are seconds.
 * README.md in this folder says what each request does.
 */

import type { TrafficCounts } from '../traffic/traffic-counts.ts';
import type { TrafficSettings } from '../traffic/traffic-schema.ts';

export type CallStatus = 'queued' | 'initiated' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
export type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

/** What a Gather waits for, set as soon as it begins, prompts included; or, with the input `record`, what ends a Record, set after its beep. */
export interface Listening {
  input: string;
  numDigits?: number;
  finishOnKey?: string;
  timeout: number;
  speechTimeout?: number | 'auto';
  language?: string;
}

/** One thing that sounded on a leg. It is added when it starts; `endedAt` is null while it lasts. */
export interface HeardEntry {
  at: string;
  endedAt: string | null;
  interrupted: boolean;
  /** `hold` is the carrier's own music, in a queue, before a conference starts or on hold in one. */
  kind: 'say' | 'play' | 'beep' | 'hold' | 'ring' | 'silence' | 'bridged';
  text?: string;
  url?: string;
  language?: string;
  voice?: string;
  loop?: number;
  /** It came from the other end: the greeting and the beep of an answering machine. */
  by?: 'machine';
  /** It was said after an answering machine's beep. */
  recorded?: true;
}

/** One try of one HTTP request that the line sent for a call. `headers` and `body` are the response's. */
export interface WebhookEntry {
  at: string;
  kind: 'twiml' | 'action' | 'wait' | 'status' | 'fallback' | 'partial' | 'amd' | 'message';
  method: string;
  url: string;
  form: Record<string, string>;
  headers: Record<string, string>;
  httpStatus: number | null;
  body: string;
  ms: number;
  /** Twilio's error code. */
  error?: number;
  attempt: number;
  /** What the line was told to do to it. */
  fault?: FaultAction;
}

export interface CallWarning {
  at: string;
  code: number;
  message: string;
}

/** A leg of a call as the control API shows it. */
export interface LineCall {
  callSid: string;
  parentCallSid?: string;
  direction: CallDirection;
  from: string;
  to: string;
  status: CallStatus;
  answeredBy?: string;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  connectedTo: string[];
  /** Set from joining to leaving, also while it has not started. */
  conference: null | { sid: string; name: string; muted: boolean; hold: boolean; coaching: boolean };
  listening: Listening | null;
  heard: HeardEntry[];
  webhooks: WebhookEntry[];
  warnings: CallWarning[];
  /** What the person on this leg did, oldest first. `lost` says that nobody listened to it. */
  acts: { at: string; act: 'digits' | 'speech' | 'answer' | 'hangup' | 'vanish'; text?: string; lost: boolean }[];
}

/** A text message, in either direction. */
export interface LineMessage {
  messageSid: string;
  direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  from: string;
  to: string;
  body: string;
  status: 'queued' | 'sent' | 'delivered' | 'failed' | 'received';
  /** Twilio's error code, when it failed. */
  errorCode?: number;
  at: string;
  webhooks: WebhookEntry[];
  warnings: CallWarning[];
}

export interface LineNumber {
  phoneNumber: string;
  voiceUrl: string;
  friendlyName: string;
}

export interface LineAccount {
  accountSid: string;
  authToken: string;
  numbers: LineNumber[];
  /** Phones of the outside world that flows ring, so that a page can hold one. */
  phones: { name: string; phoneNumber: string }[];
  /** So many outgoing REST calls start in a second of the line's clock; the others wait for their turn. 1, as Twilio's, until it is set. */
  callsPerSecond: number;
}

export interface LineClock {
  mode: 'real' | 'simulated';
  now: string;
  /** When something is next due on the line or in a process that follows its clock; null when nothing is. */
  nextDue: string | null;
}

/** How a number of the outside world reacts, attempt by attempt; the last one repeats. */
export interface PhoneBehaviour {
  attempts: {
    behaviour: 'manual' | 'answer' | 'busy' | 'no-answer' | 'reject' | 'machine' | 'fax';
    /** From the first ring; 0 by default. */
    afterSeconds?: number;
    /** What who answers says first; detection listens to it, and a machine speaks it. */
    greeting?: string;
    /** What the person does then; each `afterSeconds` counts from the answer. */
    then?: { afterSeconds: number; digits?: string; speech?: string; hangup?: boolean }[];
  }[];
}

/**
 * `drop`: it never arrives, as if nobody could connect. `duplicate`: sent twice with one idempotency token, the first answer counts.
 * `reorder`: kept back until the next request of the same call has been answered. `status`, `garbage`: the answer is replaced.
 * `lose-reply`: a REST request that acted, but whose answer never came.
 */
export type FaultAction = 'delay' | 'drop' | 'duplicate' | 'reorder' | 'status' | 'garbage' | 'lose-reply';

/** One way in which the line misbehaves. Of several rules, the first that strikes a request counts. */
export interface FaultRule {
  /** `rest` is a REST request that comes in; the others are what the line sends. What is left out matches everything that the fault can happen to. */
  match: { kind?: WebhookEntry['kind'] | 'rest'; urlContains?: string; method?: string };
  do: FaultAction;
  /** Of `delay`; the longest time that `reorder` waits (5); how much later the second of a `duplicate` is sent (0). In the line's clock. */
  seconds?: number;
  /** 500 by default. */
  status?: number;
  /** How often it strikes at most. */
  times?: number;
  /** The share of the matching requests that it strikes, 0 to 1. */
  share?: number;
}

export interface FaultSettings {
  /** Of the generator behind `share`; 1 by default. */
  seed?: number;
  rules: FaultRule[];
}

export interface FaultReport {
  seed: number;
  rules: (FaultRule & { struck: number })[];
}

/** What the line posts to each process that follows its clock, at every step of simulated time and once when time becomes real. */
export interface ClockTick {
  mode: LineClock['mode'];
  now: string;
}

/** What a follower answers: when it next has something to do, and whether it is still doing something. */
export interface FollowerReport {
  nextDue: string | null;
  busy: boolean;
}

/** The simulated callers and agents, and what came of them. */
export interface LineTraffic {
  settings: TrafficSettings;
  counts: TrafficCounts;
}

/** What `GET /line/v1/events` sends. `id` grows by one; a `call` event carries the whole call and a `message` event the whole message, so the last one wins. */
export type LineEvent =
  | { id: number; type: 'call'; call: LineCall }
  | { id: number; type: 'message'; message: LineMessage }
  | { id: number; type: 'account'; account: Omit<LineAccount, 'authToken'> }
  | { id: number; type: 'clock'; clock: LineClock }
  | { id: number; type: 'traffic'; traffic: LineTraffic | null }
  | { id: number; type: 'reset' };
