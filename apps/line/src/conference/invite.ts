import type { Leg } from '../call/leg.ts';
import type { OutgoingDial } from '../call/outgoing-calls.ts';
import type { BegunRecording } from '../call/recordings.ts';
import type { CallServices } from '../execute/verb.ts';
import type { RecordingSubscription } from '../webhook/recording-callbacks.ts';
import { runRecording } from '../webhook/run-recording.ts';
import type { Conference } from './conference.ts';
import type { ConferenceSettings, ParticipantSettings } from './conference-request.ts';
import type { Participant } from './participant.ts';
import { takePart } from './take-part.ts';

/** A call into a conference as REST asks for it. */
export interface Invitation {
  dial: OutgoingDial;
  participant: ParticipantSettings;
  conference: ConferenceSettings;
  /** Seconds. */
  timeLimit: number;
  /** Of this participant alone. */
  record: { channels: BegunRecording['channels']; status: RecordingSubscription | null } | null;
}

/** What somebody does who has answered such a call: he is in the conference until he leaves it. */
export async function attend(
  conference: Conference,
  participant: Participant,
  { record, timeLimit }: Invitation,
  signal: AbortSignal,
  services: CallServices,
): Promise<void> {
  const endRecording = record ? begin(participant.leg, record, services) : () => undefined;
  await takePart(conference, participant, { timeLimit, hangupOnStar: false, signal }, services).finally(endRecording);
}

function begin(leg: Leg, { channels, status }: NonNullable<Invitation['record']>, services: CallServices): () => unknown {
  return runRecording(leg, { startedAt: services.clock.now(), conferenceSid: null, channels, source: 'OutboundAPI' }, status, services);
}
