import type { StatusEvent, StatusSubscription } from '../../webhook/status-callbacks.ts';
import { booleanAttribute, integerAttribute, methodAttribute, resolveUrl } from '../attributes.ts';
import type { TwimlElement } from '../parse-twiml.ts';
import type { VerbContext } from '../verb.ts';
import { type DialRecording, readDialRecording } from './dial-recording.ts';

/** What a Dial asks for; times in seconds. */
export interface DialSettings {
  timeout: number;
  timeLimit: number;
  answerOnBridge: boolean;
  hangupOnStar: boolean;
  sequential: boolean;
  callerId: string;
  action: string | null;
  method: string;
  recording: DialRecording | null;
}

const EVENTS: readonly StatusEvent[] = ['initiated', 'ringing', 'answered', 'completed'];
const NOT_YET = ['referUrl', 'events'];

export function readDialSettings(element: TwimlElement, context: VerbContext): DialSettings {
  const { attributes } = element;
  for (const name of NOT_YET) {
    if (name in attributes) context.leg.warn(12200, `Dial: the local line does not carry out "${name}"`);
  }
  return {
    timeout: Math.max(5, integerAttribute(element, 'timeout', { standard: 30, least: 0, most: 600, code: 13212 }, context)),
    timeLimit: integerAttribute(element, 'timeLimit', { standard: 14_400, least: 1, most: 86_400, code: 13216 }, context),
    answerOnBridge: booleanAttribute(element, 'answerOnBridge', false, context),
    hangupOnStar: booleanAttribute(element, 'hangupOnStar', false, context),
    sequential: booleanAttribute(element, 'sequential', false, context),
    callerId: attributes['callerId'] ?? context.leg.from,
    action: attributes['action'] ? resolveUrl(attributes['action'], context) : null,
    method: methodAttribute(element, 13210, context),
    recording: readDialRecording(element, context),
  };
}

/** The status callbacks that a noun of a Dial asks for; null when it asks for none. */
export function nounSubscription(noun: TwimlElement, context: VerbContext): StatusSubscription | null {
  const address = noun.attributes['statusCallback'];
  if (!address) return null;
  const asked = (noun.attributes['statusCallbackEvent'] ?? 'completed').split(/[\s,]+/);
  return {
    url: resolveUrl(address, context),
    method: methodAttribute(noun, 13221, context, 'statusCallbackMethod'),
    events: EVENTS.filter((event) => asked.includes(event)),
  };
}
