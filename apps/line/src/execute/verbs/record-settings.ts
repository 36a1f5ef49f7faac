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
}

const ANY_KEY = '1234567890*#';
const EVENTS: readonly RecordingEvent[] = ['in-progress', 'completed', 'absent'];

export function readRecordSettings(element: TwimlElement, context: VerbContext): RecordSettings {
  const { attributes } = element;
  if (attributes['transcribe'] === 'true') context.leg.warn(13619, 'Record: the local line does not transcribe');
  return {
    action: resolveUrl(attributes['action'] ?? '', context),
    method: methodAttribute(element, 13610, context),
    timeout: integerAttribute(element, 'timeout', { standard: 5, least: 0, code: 13611 }, context),
    maxLength: integerAttribute(element, 'maxLength', { standard: 3_600, least: 1, most: 14_400, code: 13612 }, context),
    finishOnKey: finishKeys(element, context),
    playBeep: booleanAttribute(element, 'playBeep', true, context),
    trim: isTrimmed(element, true, context),
    status: recordingSubscription(element, context),
  };
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

export function isTrimmed(element: TwimlElement, standard: boolean, context: VerbContext): boolean {
  const trim = element.attributes['trim'];
  if (trim === 'trim-silence' || trim === 'do-not-trim') return trim === 'trim-silence';
  if (trim !== undefined) invalid(element, 'trim', 13699, context);
  return standard;
}

function finishKeys(element: TwimlElement, context: VerbContext): string {
  const keys = element.attributes['finishOnKey'] ?? ANY_KEY;
  if (/^[0-9*#]*$/.test(keys)) return keys;
  invalid(element, 'finishOnKey', 13613, context);
  return ANY_KEY;
}
