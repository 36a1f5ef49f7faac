import type { JsonValue } from '@callwright/flow-schema';
import type { EffectName } from './effects/effect-sources.ts';

/** How a dialled leg ended, in the words of the telephone network. */
export type DialStatus = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

/** What happened on a call that a machine can react to. */
export type CallHappening =
  | { type: 'call.started'; callSid: string; from: string; to: string }
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
  | { type: 'flow.failed'; code: string; message: string };

/** A happening with its time, ISO 8601: the machine has no clock of its own. */
export type CallEvent = CallHappening & { at: string };
