import type { JsonValue } from '@callwright/flow-schema';
import type { EffectName } from './effects/effect-sources.ts';

/** How a dialled leg ended, in the words of the telephone network. */
export type DialStatus = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

/** What a flow may know of the callback for which it runs. Times are ISO 8601. */
export interface CallbackFacts {
  id: string;
  queue: string;
  requestedAt: string;
  /** 1 for the first. */
  attempt: number;
  answeredBy: 'person' | 'machine' | 'fax' | 'unknown';
}

/** What happened on a call that a machine can react to. */
export type CallHappening =
  /** `callback` is there when we made the call, for somebody to whom we owed it; `channel` when it is no call but a talk by text messages. */
  | { type: 'call.started'; callSid: string; from: string; to: string; callback?: CallbackFacts; channel?: 'sms' }
  | { type: 'call.digits'; digits: string }
  | { type: 'call.speech'; text: string; confidence?: number }
  | { type: 'call.no-input' }
  | { type: 'call.dial-ended'; status: DialStatus; seconds: number }
  | { type: 'call.recorded'; recordingSid: string; url: string; seconds: number; hungUp: boolean }
  /** The caller is gone. Nothing can be said any more, but what he left can be kept. */
  | { type: 'call.ended'; reason: string }
  | { type: 'effect.done'; src: EffectName; output: { [key: string]: JsonValue } }
  | { type: 'effect.failed'; src: EffectName; code: string; message: string }
  /** Another flow has handed the call over to this one. */
  | { type: 'flow.entered'; from: string }
  | { type: 'flow.failed'; code: string; message: string }
  /** An agent has answered and waits for the caller in their conference. */
  | { type: 'line.taken'; conference: string; agent: { id: string; name: string } }
  /** The agent vanished before they could talk: the caller is in line again, with his place. */
  | { type: 'line.returned' }
  /** The line lets the caller go: he waited too long, it closes, somebody took him out by hand. */
  | { type: 'line.left'; reason: string };

/** A happening with its time, ISO 8601: the machine has no clock of its own. */
export type CallEvent = CallHappening & { at: string };
