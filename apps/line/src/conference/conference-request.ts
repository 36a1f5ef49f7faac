import type { Music } from '../execute/music.ts';
import type { RecordingSubscription } from '../webhook/recording-callbacks.ts';
import type { ConferenceSubscription } from './conference-callbacks.ts';

/** How somebody takes part in a conference. */
export interface ParticipantSettings {
  label: string | null;
  muted: boolean;
  beepOnEnter: boolean;
  beepOnExit: boolean;
  startOnEnter: boolean;
  endOnExit: boolean;
  /** Until the conference starts. */
  wait: Music;
  coaching: boolean;
  callSidToCoach: string | null;
}

/** How a conference is recorded. */
export interface ConferenceRecord {
  status: RecordingSubscription | null;
  /** The deprecated callback, which is called when there is no other. */
  eventUrl: string | null;
}

/** What a participant asks of the conference itself. The first who asks for a thing gets it. */
export interface ConferenceSettings {
  callbacks: ConferenceSubscription | null;
  record: ConferenceRecord | null;
  region: string | null;
  maxParticipants: number;
}

/** The most participants that a conference takes. */
export const MAX_PARTICIPANTS = 250;
export const REGIONS = ['us1', 'us2', 'ie1', 'de1', 'sg1', 'br1', 'au1', 'jp1'];
/** The longest label or name, in characters. */
export const LABEL_CHARACTERS = 128;

/** Whether Twilio takes a participant's label. */
export function isLabel(label: string): boolean {
  return [...label].length <= LABEL_CHARACTERS && !/^CA[0-9a-f]{32}$/.test(label) && !/\/|%2F/i.test(label);
}
