/**
 * The shapes of the line's control API, `/line/v1`. Times are ISO 8601 of the line's clock, to the millisecond; durations are seconds.
 * README.md in this folder says what each request does.
 */

export type CallStatus = 'queued' | 'initiated' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
export type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

/** What a Gather waits for; set as soon as it begins, prompts included. */
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
  kind: 'say' | 'play' | 'beep' | 'hold' | 'ring' | 'silence' | 'bridged';
  text?: string;
  url?: string;
  language?: string;
  voice?: string;
  loop?: number;
}

/** One try of one HTTP request that the line sent for a call. `headers` and `body` are the response's. */
export interface WebhookEntry {
  at: string;
  kind: 'twiml' | 'action' | 'wait' | 'status' | 'fallback' | 'partial' | 'amd';
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
  conference: null | { sid: string; name: string; muted: boolean; hold: boolean; coaching: boolean };
  listening: Listening | null;
  heard: HeardEntry[];
  webhooks: WebhookEntry[];
  warnings: CallWarning[];
  /** What the person on this leg did, oldest first. `lost` says that nobody listened to it. */
  acts: { at: string; act: 'digits' | 'speech' | 'answer' | 'hangup'; text?: string; lost: boolean }[];
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
    greeting?: string;
    /** What the person does then; each `afterSeconds` counts from the answer. */
    then?: { afterSeconds: number; digits?: string; speech?: string; hangup?: boolean }[];
  }[];
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

/** What `GET /line/v1/events` sends. `id` grows by one; a `call` event carries the whole call, so the last one wins. */
export type LineEvent =
  | { id: number; type: 'call'; call: LineCall }
  | { id: number; type: 'account'; account: Omit<LineAccount, 'authToken'> }
  | { id: number; type: 'clock'; clock: LineClock }
  | { id: number; type: 'reset' };
