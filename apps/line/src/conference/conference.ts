import { beepSeconds, spokenSeconds } from '@callwright/simulator/durations';
import type { Leg } from '../call/leg.ts';
import { newSid } from '../call/sid.ts';
import type { CallServices } from '../execute/verb.ts';
import { type AnnouncementSource, Announcements } from './announcements.ts';
import { ConferenceCallbacks, participantForm } from './conference-callbacks.ts';
import { type EndReason, endForm } from './conference-end.ts';
import { recordConference } from './conference-recording.ts';
import type { ConferenceRecord, ConferenceSettings, ParticipantSettings } from './conference-request.ts';
import { type Departure, Participant } from './participant.ts';
import { applyChanges, type ParticipantChanges } from './participant-changes.ts';
import type { Hearing } from './participant-sound.ts';

/** Why somebody cannot join. */
export type Refusal = 'full' | 'label-in-use' | 'nobody-to-coach';

const STANDARD_REGION = 'us1';

/** A room in which calls hear each other. It starts when two are in it of whom one may start it, and ends with the last. */
export class Conference {
  readonly sid = newSid('CF');
  readonly name: string;
  readonly createdAt: number;
  updatedAt: number;
  status: 'init' | 'in-progress' | 'completed' = 'init';
  region = STANDARD_REGION;
  reasonEnded: EndReason | null = null;
  callSidEnding: string | null = null;
  readonly #services: CallServices;
  readonly #participants = new Map<string, Participant>();
  readonly #callbacks: ConferenceCallbacks;
  readonly #announcements: Announcements;
  #maxParticipants: number;
  #record: ConferenceRecord | null = null;
  #endRecording: () => void = () => undefined;

  constructor(name: string, settings: ConferenceSettings, services: CallServices) {
    this.name = name;
    this.#services = services;
    this.createdAt = services.clock.now();
    this.updatedAt = this.createdAt;
    this.region = settings.region ?? STANDARD_REGION;
    this.#maxParticipants = settings.maxParticipants;
    this.#callbacks = new ConferenceCallbacks(this, services);
    this.#callbacks.subscribe(settings.callbacks);
    this.#announcements = new Announcements(this.#callbacks, services);
  }

  /** All who are in it or on their way, in the order of their coming. */
  participants(): Participant[] {
    return [...this.#participants.values()];
  }

  /** The participant with a call's sid or a label. */
  find(sidOrLabel: string): Participant | undefined {
    return this.#participants.get(sidOrLabel) ?? this.participants().find(({ label }) => label === sidOrLabel);
  }

  refusal({ label, callSidToCoach }: ParticipantSettings, { maxParticipants }: ConferenceSettings): Refusal | null {
    if (this.#participants.size >= Math.min(this.#maxParticipants, maxParticipants)) return 'full';
    if (label !== null && this.find(label)) return 'label-in-use';
    return callSidToCoach !== null && !this.#participants.get(callSidToCoach)?.joined ? 'nobody-to-coach' : null;
  }

  /** Keeps a place for a call that is still on its way; it is given up when the call ends before it joins. */
  admit(leg: Leg, settings: ParticipantSettings, asked: ConferenceSettings): Participant {
    const participant = new Participant(leg, { sid: this.sid, name: this.name }, settings, this.#services);
    this.#participants.set(leg.sid, participant);
    this.#maxParticipants = Math.min(this.#maxParticipants, asked.maxParticipants);
    this.#record ??= asked.record;
    const giveUp = (): void => {
      if (!participant.joined) this.leave(participant, { reason: 'participant_add_failed', kicked: false });
    };
    leg.over.addEventListener('abort', giveUp, { once: true });
    return participant;
  }

  join(participant: Participant): void {
    participant.joined = true;
    this.#callbacks.post('participant-join', participant.leg, participantForm(participant));
    const talkers = this.#joined();
    if (this.status === 'init' && talkers.length > 1 && talkers.some(({ startOnEnter }) => startOnEnter)) this.#start(participant.leg);
    this.#settle();
    if (participant.beepOnEnter) this.#beep();
  }

  /** Does nothing for one who has left already. */
  leave(participant: Participant, departure: Departure): void {
    if (this.#participants.get(participant.sid) !== participant) return;
    this.#participants.delete(participant.sid);
    participant.remove();
    const { leg, joined } = participant;
    const details = { ParticipantCallStatus: leg.status, ReasonParticipantLeft: departure.reason };
    this.#callbacks.post('participant-leave', leg, { ...participantForm(participant), ...details });
    participant.gone.resolve(departure);
    if (this.status === 'completed') return;
    const how = departure.kicked ? 'kicked' : 'left';
    if (joined && participant.endOnExit) this.#end(`participant-with-end-conference-on-exit-${how}`, participant);
    else if (this.#participants.size === 0) this.#end(`last-participant-${how}`, participant);
    else this.#settle();
    if (joined && participant.beepOnExit) this.#beep();
  }

  update(participant: Participant, changes: ParticipantChanges): void {
    const events = applyChanges(participant, changes);
    participant.updatedAt = this.#services.clock.now();
    this.#settle();
    for (const event of events) this.#callbacks.post(event, participant.leg, participantForm(participant));
  }

  /** Takes somebody out by REST, or ends his call when he is still on his way. */
  kick(participant: Participant): void {
    if (participant.joined) this.leave(participant, { reason: 'participant_updated_via_api', kicked: true });
    else participant.leg.end('canceled');
  }

  /** Lets all who are not on hold hear a document, or one participant alone. It takes the place of one that is being heard. */
  announce(source: AnnouncementSource, to: Participant | null): void {
    const audience = (): Participant[] => this.#joined().filter((one) => (to ? one === to : this.status === 'in-progress' && !one.hold));
    const speaker = to ?? this.#joined()[0];
    if (speaker) this.#announcements.play(source, speaker.leg, to, audience);
  }

  /** Somebody says something on his phone. */
  speaks(participant: Participant, text: string): void {
    if (this.status !== 'in-progress' || participant.muted || participant.hold) return;
    const tell = (event: 'participant-speech-start' | 'participant-speech-stop') => (): void => {
      this.#callbacks.post(event, participant.leg, participantForm(participant));
    };
    participant.sound.speak(spokenSeconds(text), tell('participant-speech-start'), tell('participant-speech-stop'));
  }

  /** Ends it by REST. */
  complete(): void {
    if (this.status !== 'completed') this.#end('conference-ended-via-api', null);
  }

  /** Ends it without telling anybody. */
  forget(): void {
    this.status = 'completed';
    this.#callbacks.subscribe(null);
    this.#announcements.stop();
    for (const participant of this.participants()) this.leave(participant, { reason: 'conference_ended_via_api', kicked: false });
  }

  #start(leg: Leg): void {
    this.status = 'in-progress';
    this.updatedAt = this.#services.clock.now();
    this.#callbacks.post('conference-start', leg, {});
    if (this.#record) this.#endRecording = recordConference(this, this.#record, leg, this.#services);
  }

  #end(reason: EndReason, by: Participant | null): void {
    this.status = 'completed';
    this.updatedAt = this.#services.clock.now();
    this.reasonEnded = reason;
    this.callSidEnding = by?.sid ?? null;
    this.#announcements.stop();
    const rest = this.participants();
    const leg = by?.leg ?? rest[0]?.leg;
    for (const participant of rest) {
      if (!participant.joined) participant.leg.end('canceled');
      this.leave(participant, { reason: by ? 'moderator_ended_conference' : 'conference_ended_via_api', kicked: false });
    }
    this.#endRecording();
    if (leg) this.#callbacks.post('conference-end', leg, endForm(reason, by));
  }

  #joined(): Participant[] {
    return this.participants().filter(({ joined }) => joined);
  }

  /** Gives each participant what he now hears. */
  #settle(): void {
    for (const participant of this.#joined()) {
      const heard = this.#heardBy(participant);
      participant.show(heard);
      participant.sound.hear(this.#hearingOf(participant, heard.length > 0));
    }
  }

  #hearingOf(participant: Participant, hearsOthers: boolean): Hearing {
    if (participant.hold) return { kind: 'hold', music: participant.holdMusic, onFailure: () => this.#hush(participant) };
    if (this.status === 'init') return { kind: 'wait', music: participant.wait, onFailure: () => this.#dismiss(participant) };
    return { kind: hearsOthers ? 'bridged' : 'silence' };
  }

  #heardBy(participant: Participant): Participant[] {
    if (this.status !== 'in-progress' || participant.hold) return [];
    return this.#joined().filter((other) => other !== participant && other.isHeardBy(participant));
  }

  /** Hold music that cannot be had leaves silence. */
  #hush(participant: Participant): void {
    if (participant.hold) participant.sound.hear({ kind: 'silence' });
  }

  /** Without its wait document a participant cannot stay. */
  #dismiss(participant: Participant): void {
    this.leave(participant, { reason: 'participant_add_failed', kicked: false });
  }

  #beep(): void {
    const { clock } = this.#services;
    for (const { leg, hold } of this.#joined()) {
      if (this.status !== 'in-progress' || hold) continue;
      const beep = leg.hears({ kind: 'beep' });
      clock.schedule(clock.now() + beepSeconds * 1000, () => beep.end(false));
    }
  }
}
