import { Deferred } from '../call/deferred.ts';
import type { Leg } from '../call/leg.ts';
import type { Music } from '../execute/music.ts';
import type { CallServices } from '../execute/verb.ts';
import type { ParticipantSettings } from './conference-request.ts';
import { ParticipantSound } from './participant-sound.ts';

/** Why somebody left a conference, as Twilio names it. */
export interface Departure {
  reason:
    | 'conference_ended_via_api'
    | 'moderator_ended_conference'
    | 'participant_updated_via_api'
    | 'participant_hung_up'
    | 'participant_add_failed';
  kicked: boolean;
}

/** A call in a conference, or on its way there. */
export class Participant {
  readonly leg: Leg;
  readonly conference: { sid: string; name: string };
  readonly label: string | null;
  readonly startOnEnter: boolean;
  readonly beepOnEnter: boolean;
  readonly createdAt: number;
  readonly sound: ParticipantSound;
  /** Resolves when it has left. */
  readonly gone = new Deferred<Departure>();
  updatedAt: number;
  /** Not until its phone was answered. */
  joined = false;
  muted: boolean;
  hold = false;
  holdMusic: Music = 'standard';
  wait: Music;
  beepOnExit: boolean;
  endOnExit: boolean;
  coaching: boolean;
  callSidToCoach: string | null;

  constructor(leg: Leg, conference: { sid: string; name: string }, settings: ParticipantSettings, services: CallServices) {
    this.leg = leg;
    this.conference = conference;
    this.label = settings.label;
    this.startOnEnter = settings.startOnEnter;
    this.beepOnEnter = settings.beepOnEnter;
    this.beepOnExit = settings.beepOnExit;
    this.endOnExit = settings.endOnExit;
    this.muted = settings.muted;
    this.wait = settings.wait;
    this.coaching = settings.coaching;
    this.callSidToCoach = settings.callSidToCoach;
    this.sound = new ParticipantSound(leg, services);
    this.createdAt = services.clock.now();
    this.updatedAt = this.createdAt;
  }

  get sid(): string {
    return this.leg.sid;
  }

  /** Whether others can hear it. One who coaches is heard by whom he coaches only. */
  isHeardBy(other: Participant): boolean {
    return !this.hold && (!this.coaching || this.callSidToCoach === other.sid);
  }

  /** Notes on the call whom it hears, and how it takes part. */
  show(heard: readonly Participant[]): void {
    const { leg, muted, hold, coaching, conference } = this;
    leg.connectedTo.clear();
    for (const other of heard) leg.connectedTo.add(other.sid);
    leg.conference = { ...conference, muted, hold, coaching };
    leg.changed();
  }

  /** Takes all of it off the call again. */
  remove(): void {
    const { leg } = this;
    this.sound.stop();
    if (!this.joined) return;
    leg.stopListening();
    leg.connectedTo.clear();
    leg.conference = null;
    leg.changed();
  }
}
