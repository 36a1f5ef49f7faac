import type { Recording } from '../../call/recordings.ts';
import type { Conference, Refusal } from '../../conference/conference.ts';
import type { Participant } from '../../conference/participant.ts';
import { takePart } from '../../conference/take-part.ts';
import { type TwimlElement, TwimlError } from '../parse-twiml.ts';
import type { VerbContext } from '../verb.ts';
import { conferenceName, readConferenceSettings, readParticipantSettings } from './conference-settings.ts';
import { beginRecording } from './dial-recording.ts';
import { type DialResult, failedDial } from './dial-result.ts';
import type { DialSettings } from './dial-settings.ts';

const REFUSALS: Record<Refusal, TwimlError> = {
  full: new TwimlError(16020, 'Dial->Conference: Conference is full'),
  'label-in-use': new TwimlError(16025, 'Dial->Conference: Participant label is in use by another participant'),
  'nobody-to-coach': new TwimlError(13240, 'Dial->Conference: Invalid Whisper SID: the call to coach is not in this conference'),
};

/** Lets the caller be in a conference until he leaves it or it ends. */
export async function dialConference(noun: TwimlElement, settings: DialSettings, context: VerbContext): Promise<DialResult> {
  const entered = enter(noun, context);
  if (!entered) return failedDial('failed');
  const { leg, signal, services } = context;
  leg.answer();
  const { timeLimit, hangupOnStar } = settings;
  const endRecording = settings.recording ? beginRecording(settings.recording, services.clock.now(), context) : () => null;
  let recording: Recording | null = null;
  try {
    const departure = await takePart(entered.conference, entered.participant, { timeLimit, hangupOnStar, signal }, services);
    if (departure.reason === 'participant_add_failed') return failedDial('failed');
  } finally {
    recording = endRecording();
  }
  return { status: 'answered', bridged: true, form: {}, recording };
}

/** Null when the caller cannot join, of which he has been warned. */
function enter(noun: TwimlElement, context: VerbContext): { conference: Conference; participant: Participant } | null {
  const { leg, services } = context;
  try {
    const name = conferenceName(noun);
    const settings = readParticipantSettings(noun, context);
    const asked = readConferenceSettings(noun, context);
    const active = services.conferences.active(name);
    const refusal = active ? active.refusal(settings, asked) : settings.callSidToCoach === null ? null : 'nobody-to-coach';
    if (refusal) throw REFUSALS[refusal];
    const conference = active ?? services.conferences.open(name, asked);
    return { conference, participant: conference.admit(leg, settings, asked) };
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error;
    leg.warn(error.code, error.message);
    return null;
  }
}
