import { CONFERENCE_EVENTS, type ConferenceSubscription } from '../../conference/conference-callbacks.ts';
import {
  type ConferenceRecord,
  type ConferenceSettings,
  isLabel,
  LABEL_CHARACTERS,
  MAX_PARTICIPANTS,
  type ParticipantSettings,
  REGIONS,
} from '../../conference/conference-request.ts';
import { booleanAttribute, integerAttribute, invalid, methodAttribute, resolveUrl } from '../attributes.ts';
import { readMusic } from '../music.ts';
import { type TwimlElement, TwimlError, textOf } from '../parse-twiml.ts';
import type { VerbContext } from '../verb.ts';
import { isTrimmed, recordingSubscription } from './record-settings.ts';

const WAIT = { url: { name: 'waitUrl', code: 13233 }, method: { name: 'waitMethod', code: 13234 } };
const BEEPS: Readonly<Record<string, { beepOnEnter: boolean; beepOnExit: boolean }>> = {
  true: { beepOnEnter: true, beepOnExit: true },
  false: { beepOnEnter: false, beepOnExit: false },
  onEnter: { beepOnEnter: true, beepOnExit: false },
  onExit: { beepOnEnter: false, beepOnExit: true },
};
const BUFFERS = ['off', 'small', 'medium', 'large'];

/** Throws a TwimlError (13237). */
export function conferenceName(noun: TwimlElement): string {
  const name = textOf(noun);
  if (name === '' || [...name].length > LABEL_CHARACTERS) throw new TwimlError(13237, 'Dial->Conference: Invalid Conference Name');
  return name;
}

/** How the caller takes part. Throws a TwimlError for a label that Twilio does not take (16023) and an address that is none (13233). */
export function readParticipantSettings(noun: TwimlElement, context: VerbContext): ParticipantSettings {
  const { beep = 'true', coach, jitterBufferSize = 'large', participantLabel: label } = noun.attributes;
  if (!BEEPS[beep]) invalid(noun, 'beep', 13235, context);
  if (!BUFFERS.includes(jitterBufferSize)) invalid(noun, 'jitterBufferSize', 12200, context);
  if (label && !isLabel(label)) throw new TwimlError(16023, `Dial->Conference: Invalid participant label "${label}"`);
  return {
    ...(BEEPS[beep] ?? { beepOnEnter: true, beepOnExit: true }),
    label: label || null,
    muted: booleanAttribute(noun, 'muted', false, context, 13230),
    startOnEnter: booleanAttribute(noun, 'startConferenceOnEnter', true, context, 13232),
    endOnExit: booleanAttribute(noun, 'endConferenceOnExit', false, context, 13231),
    wait: readMusic(noun, WAIT, context),
    coaching: Boolean(coach),
    callSidToCoach: coach || null,
  };
}

/** What the caller asks of the conference itself. */
export function readConferenceSettings(noun: TwimlElement, context: VerbContext): ConferenceSettings {
  const { region } = noun.attributes;
  if (region !== undefined && !REGIONS.includes(region)) invalid(noun, 'region', 12200, context);
  const most = { standard: MAX_PARTICIPANTS, least: 1, most: MAX_PARTICIPANTS, code: 12200 };
  isTrimmed(noun, true, context, 13239);
  return {
    callbacks: readCallbacks(noun, context),
    record: readRecord(noun, context),
    region: region && REGIONS.includes(region) ? region : null,
    maxParticipants: integerAttribute(noun, 'maxParticipants', most, context),
  };
}

function readCallbacks(noun: TwimlElement, context: VerbContext): ConferenceSubscription | null {
  const { statusCallback, statusCallbackEvent = '' } = noun.attributes;
  if (!statusCallback) return null;
  const asked = statusCallbackEvent.split(/[\s,]+/);
  return {
    url: resolveUrl(statusCallback, context),
    method: methodAttribute(noun, 12200, context, 'statusCallbackMethod'),
    events: CONFERENCE_EVENTS.filter((event) => asked.includes(event)),
  };
}

function readRecord(noun: TwimlElement, context: VerbContext): ConferenceRecord | null {
  const { record = 'do-not-record', eventCallbackUrl } = noun.attributes;
  if (record !== 'record-from-start' && record !== 'true') {
    if (record !== 'do-not-record' && record !== 'false') invalid(noun, 'record', 12200, context);
    return null;
  }
  const status = recordingSubscription(noun, context);
  return { status, eventUrl: eventCallbackUrl ? resolveUrl(eventCallbackUrl, context) : null };
}
