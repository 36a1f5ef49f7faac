import type { Leg } from '../call/leg.ts';
import type { CallServices } from '../execute/verb.ts';
import { rfc2822, sendAside } from '../webhook/status-callbacks.ts';
import type { Participant } from './participant.ts';

/** The events that can be asked for. */
export const CONFERENCE_EVENTS = ['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify', 'speaker', 'announcement'] as const;
export type ConferenceEvent = (typeof CONFERENCE_EVENTS)[number];

export interface ConferenceSubscription {
  url: string;
  method: string;
  events: readonly ConferenceEvent[];
}

/** The events as a callback names them, and what each belongs to. */
const KINDS = {
  'conference-start': 'start',
  'conference-end': 'end',
  'participant-join': 'join',
  'participant-leave': 'leave',
  'participant-mute': 'mute',
  'participant-unmute': 'mute',
  'participant-hold': 'hold',
  'participant-unhold': 'hold',
  'participant-modify': 'modify',
  'participant-speech-start': 'speaker',
  'participant-speech-stop': 'speaker',
  'announcement-end': 'announcement',
} as const satisfies Record<string, ConferenceEvent>;

export type ConferenceEventName = keyof typeof KINDS;

/** Posts what happens in a conference to whom its first participant named, one after the other in order, without holding anybody up. */
export class ConferenceCallbacks {
  readonly #conference: { sid: string; name: string };
  readonly #services: CallServices;
  #subscription: ConferenceSubscription | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #sequence = 0;

  constructor(conference: { sid: string; name: string }, services: CallServices) {
    this.#conference = conference;
    this.#services = services;
  }

  subscribe(subscription: ConferenceSubscription | null): void {
    this.#subscription = subscription;
  }

  /** `leg` is the call whose record shows the request. */
  post(event: ConferenceEventName, leg: Leg, details: Record<string, string>): void {
    const subscription = this.#subscription;
    if (!subscription?.events.includes(KINDS[event])) return;
    const { accountSid, clock } = this.#services;
    const form = {
      AccountSid: accountSid,
      ConferenceSid: this.#conference.sid,
      FriendlyName: this.#conference.name,
      SequenceNumber: String(++this.#sequence),
      StatusCallbackEvent: event,
      Timestamp: rfc2822(clock.now()),
      ...details,
    };
    const { url, method } = subscription;
    this.#queue = this.#queue.then(() => sendAside({ owner: leg, kind: 'status', method, url, form }, this.#services));
  }
}

/** What callbacks tell of a participant. */
export function participantForm(participant: Participant): Record<string, string> {
  const { label } = participant;
  return {
    CallSid: participant.sid,
    Coaching: String(participant.coaching),
    EndConferenceOnExit: String(participant.endOnExit),
    Hold: String(participant.hold),
    Muted: String(participant.muted),
    StartConferenceOnEnter: String(participant.startOnEnter),
    ...(label === null ? {} : { ParticipantLabel: label }),
  };
}
