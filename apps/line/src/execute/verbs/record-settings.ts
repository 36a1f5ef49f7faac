import type { Listening } from '../../control/protocol.ts';
import type { RecordingEvent, RecordingSubscription } from '../../webhook/recording-callbacks.ts';
import { booleanAttribute, integerAttribute, invalid, methodAttribute, resolveUrl } from '../attributes.ts';
import type { TwimlElement } from '../parse-twiml.ts';
import type { VerbContext } from '../verb.ts';

/** What a Record asks for; times in seconds. */
export interface RecordSettings {
  action: string;
  method: string;
  /** Silence that ends it; 0 for none. */
  timeout: number;
  maxLength: number;
  /** Each of these keys ends it. */
  finishOnKey: string;
  playBeep: boolean;
  trim: boolean;
  status: RecordingSubscription | null;
  transcribe: boolean;
  transcribeCallback: string | null;
}

const ANY_KEY = '1234567890*#';
/** The longest recording that is transcribed, and the longest of any. */
const TRANSCRIBED_SECONDS = 120;
const STANDARD_SECONDS = 3_600;
const LONGEST_SECONDS = 14_400;
const EVENTS: readonly RecordingEvent[] = ['in-progress', 'completed', 'absent'];

export function readRecordSettings(element: TwimlElement, context: VerbContext): RecordSettings {
  const { attributes } = element;
  const transcribe = booleanAttribute(element, 'transcribe', false, context, 13614);
  const callback = attributes['transcribeCallback'];
  return {
    action: resolveUrl(attributes['action'] ?? '', context),
    method: methodAttribute(element, 13610, context),
    timeout: integerAttribute(element, 'timeout', { standard: 5, least: 0, code: 13611 }, context),
    maxLength: maxLength(element, transcribe, context),
    finishOnKey: finishKeys(element, context),
    playBeep: booleanAttribute(element, 'playBeep', true, context),
    trim: isTrimmed(element, true, context),
    status: recordingSubscription(element, context),
    transcribe,
    transcribeCallback: callback ? resolveUrl(callback, context) : null,
  };
}

function maxLength(element: TwimlElement, transcribe: boolean, context: VerbContext): number {
  const standard = transcribe ? TRANSCRIBED_SECONDS : STANDARD_SECONDS;
  const seconds = integerAttribute(element, 'maxLength', { standard, least: 1, most: LONGEST_SECONDS, code: 13612 }, context);
  if (transcribe && seconds > TRANSCRIBED_SECONDS) {
    context.leg.warn(13615, `Record: maxLength ${seconds} is too high for transcription, which ends at ${TRANSCRIBED_SECONDS}`);
  }
  return seconds;
}

/** What the control API shows of a Record. */
export function listeningOfRecord({ timeout, finishOnKey }: RecordSettings): Listening {
  return { input: 'record', timeout, finishOnKey };
}

/** The recording status callback that a verb asks for; null when it asks for none. */
export function recordingSubscription(element: TwimlElement, context: VerbContext): RecordingSubscription | null {
  const address = element.attributes['recordingStatusCallback'];
  if (!address) return null;
  const asked = (element.attributes['recordingStatusCallbackEvent'] ?? 'completed').split(/[\s,]+/);
  if (asked.some((event) => !EVENTS.some((known) => known === event))) invalid(element, 'recordingStatusCallbackEvent', 13621, context);
  const method = methodAttribute(element, 13610, context, 'recordingStatusCallbackMethod');
  return { url: resolveUrl(address, context), method, events: EVENTS.filter((event) => asked.includes(event)) };
}

export function isTrimmed(element: TwimlElement, standard: boolean, context: VerbContext, code = 13699): boolean {
  const trim = element.attributes['trim'];
  if (trim === 'trim-silence' || trim === 'do-not-trim') return trim === 'trim-silence';
  if (trim !== undefined) invalid(element, 'trim', code, context);
  return standard;
}

function finishKeys(element: TwimlElement, context: VerbContext): string {
  const keys = element.attributes['finishOnKey'] ?? ANY_KEY;
  if (/^[0-9*#]*$/.test(keys)) return keys;
  invalid(element, 'finishOnKey', 13613, context);
  return ANY_KEY;
}
