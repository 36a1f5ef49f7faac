import { setMaxListeners } from 'node:events';
import { type Application, Applications } from './call/applications.ts';
import { Events } from './call/events.ts';
import { hangUp } from './call/hang-up.ts';
import type { Leg, Utterance } from './call/leg.ts';
import { Legs } from './call/legs.ts';
import { LineError } from './call/line-error.ts';
import { type NumberSettings, Numbers, type PhoneNumber } from './call/numbers.ts';
import { OutgoingCalls, type OutgoingRequest } from './call/outgoing-calls.ts';
import { Phones } from './call/phones.ts';
import { pressKeys } from './call/press-keys.ts';
import { Recordings } from './call/recordings.ts';
import { Transcriptions } from './call/transcriptions.ts';
import { vanish } from './call/vanish.ts';
import { Clock } from './clock/clock.ts';
import { Followers } from './clock/followers.ts';
import { sleep } from './clock/sleep.ts';
import { Timekeeper } from './clock/timekeeper.ts';
import { Work } from './clock/work.ts';
import type { Conference } from './conference/conference.ts';
import { Conferences } from './conference/conferences.ts';
import { attend, type Invitation } from './conference/invite.ts';
import type { Participant } from './conference/participant.ts';
import type { LineAccount, LineClock, LineTraffic } from './control/protocol.ts';
import { CallRunner } from './execute/call-runner.ts';
import type { DocumentSource } from './execute/document.ts';
import type { CallServices } from './execute/verb.ts';
import { Faults } from './faults/faults.ts';
import { WebhookFaults } from './faults/webhook-faults.ts';
import { type Message, viewMessage } from './message/message.ts';
import { MessageExchange } from './message/message-exchange.ts';
import { Messages } from './message/messages.ts';
import { Queues } from './queue/queues.ts';
import { Traffic } from './traffic/traffic.ts';
import type { TrafficSettings } from './traffic/traffic-schema.ts';
import { CallRecordings } from './webhook/call-recordings.ts';
import { mediaLength } from './webhook/media-length.ts';
import { ownRecordingSeconds } from './webhook/own-recording.ts';
import { postStatus, type StatusSubscription } from './webhook/status-callbacks.ts';
import { WebhookClient } from './webhook/webhook-client.ts';

export interface SwitchboardDeps {
  accountSid: string;
  authToken: string;
  /** Phones of the outside world that are worth holding. */
  knownPhones: LineAccount['phones'];
  /** The machine's clock, milliseconds since 1970. */
  now: () => number;
  log: (message: string) => void;
  /** The line's own address, where it is known from the start. */
  url?: string | undefined;
}

/** The telephone line itself: numbers, calls, phones and the clock. Knows no web framework. */
export class Switchboard {
  readonly accountSid: string;
  readonly authToken: string;
  readonly knownPhones: LineAccount['phones'];
  readonly clock: Clock;
  readonly timekeeper: Timekeeper;
  readonly followers: Followers;
  readonly legs: Legs;
  readonly numbers = new Numbers();
  readonly applications = new Applications();
  readonly phones = new Phones();
  readonly recordings = new Recordings();
  readonly callRecordings = new CallRecordings(() => this.#services);
  readonly transcriptions = new Transcriptions();
  readonly queues: Queues;
  readonly conferences = new Conferences(() => this.#services);
  /** TwiML documents by name, kept by the line itself: what calls fall back to. They outlive a reset. */
  readonly bins = new Map<string, string>();
  readonly events: Events;
  readonly messages: Messages;
  readonly exchange: MessageExchange;
  readonly faults = new Faults();
  readonly #services: CallServices;
  readonly #runner: CallRunner;
  readonly #outgoing: OutgoingCalls;
  readonly #closing = new AbortController();
  readonly #work = new Work();
  readonly #webhookFaults: WebhookFaults;
  #untilReset = new AbortController();
  #traffic: Traffic | null = null;
  #url: string | null;

  constructor({ accountSid, authToken, knownPhones, now, log, url }: SwitchboardDeps) {
    this.#url = url?.replace(/\/$/, '') ?? null;
    const work = this.#work;
    const network = { authToken, work, signal: this.#closing.signal };
    // each request under way listens to it
    setMaxListeners(0, this.#closing.signal);
    this.accountSid = accountSid;
    this.authToken = authToken;
    this.knownPhones = knownPhones;
    this.clock = new Clock(now);
    this.followers = new Followers(log);
    this.timekeeper = new Timekeeper({ clock: this.clock, work, followers: this.followers, log });
    this.events = new Events(now());
    this.queues = new Queues(this.clock);
    this.legs = new Legs(this.clock, (leg) => this.events.legChanged(leg));
    this.#webhookFaults = new WebhookFaults(this.faults, this.clock);
    const webhooks = new WebhookClient({ ...network, clock: this.clock, faults: this.#webhookFaults });
    this.messages = new Messages(this.clock, (message) => this.events.messageChanged(viewMessage(message)));
    this.exchange = new MessageExchange({ accountSid, clock: this.clock, messages: this.messages, webhooks, log });
    const status = { accountSid, clock: this.clock, webhooks, log };
    this.#services = {
      accountSid,
      baseUrl: () => this.baseUrl(),
      clock: this.clock,
      legs: this.legs,
      phones: this.phones,
      recordings: this.recordings,
      transcriptions: this.transcriptions,
      queues: this.queues,
      conferences: this.conferences,
      webhooks,
      log,
      track: (task) => work.track(task),
      measure: async (url) => ownRecordingSeconds(url, this.#services) ?? mediaLength(url, network),
      beside: (leg, source, program) => this.#runner.beside(leg, source, program),
      whisper: (leg, source) => this.#runner.whisper(leg, source),
      postStatus: (leg, subscription) => postStatus(leg, subscription, status),
    };
    this.#runner = new CallRunner(this.#services);
    this.#outgoing = new OutgoingCalls(this.#services);
  }

  /** The line's own address: the one that it was given, or under which it was first asked for something. */
  baseUrl(): string {
    return this.#url ?? 'http://localhost:3001';
  }

  noteOrigin(origin: string): void {
    this.#url ??= origin;
  }

  /** What anybody who sees the phone page may know. */
  publicAccount(): Omit<LineAccount, 'authToken'> {
    const numbers = this.numbers.all().map(({ phoneNumber, voiceUrl, friendlyName }) => ({ phoneNumber, voiceUrl, friendlyName }));
    return { accountSid: this.accountSid, numbers, phones: this.knownPhones, callsPerSecond: this.#outgoing.slots.callsPerSecond };
  }

  account(): LineAccount {
    return { ...this.publicAccount(), authToken: this.authToken };
  }

  /** How many outgoing REST calls start in a second from now on. It outlives a reset. */
  setCallsPerSecond(rate: number): void {
    this.#outgoing.slots.callsPerSecond = rate;
    this.events.accountChanged(this.publicAccount());
  }

  clockState(): LineClock {
    const dues = [this.clock.nextDue(), this.followers.nextDue].filter((due) => due !== null);
    return {
      mode: this.clock.mode,
      now: this.clock.iso(),
      nextDue: dues.length > 0 ? this.clock.iso(Math.max(Math.min(...dues), this.clock.now())) : null,
    };
  }

  /** A leg by its call sid. Throws a LineError for a sid that no call has. */
  leg(sid: string): Leg {
    const leg = this.legs.get(sid);
    if (!leg) throw new LineError('not-found', 'unknown-call', `there is no call ${sid}`);
    return leg;
  }

  /** A caller dials one of the line's numbers. */
  dialIn(from: string, to: string): Leg {
    const number = this.#ownNumber(to);
    const leg = this.legs.create({ direction: 'inbound', from, to, status: 'ringing' });
    this.#settle(leg, number);
    this.#runner.start(leg, { from: 'url', kind: 'twiml', url: number.voiceUrl, method: number.voiceMethod });
    return leg;
  }

  /** A client calls through an application of the account; `parameters` are posted to it beside what every call tells. */
  dialApplication(from: string, applicationSid: string, parameters: Readonly<Record<string, string>>): Leg {
    const application = this.applications.get(applicationSid);
    if (!application) throw new LineError('not-found', 'unknown-application', `there is no application ${applicationSid}`);
    const leg = this.legs.create({ direction: 'inbound', from, to: parameters['To'] ?? '', status: 'ringing' });
    const { voiceUrl: url, voiceMethod: method } = application;
    this.#settle(leg, application);
    this.#runner.start(leg, { from: 'url', kind: 'twiml', url, method, form: parameters });
    return leg;
  }

  /** What a number or an application asks for beside its document. */
  #settle(leg: Leg, called: Application): void {
    const { voiceFallbackUrl, voiceFallbackMethod, statusCallback: url, statusCallbackMethod: method } = called;
    if (voiceFallbackUrl !== '') leg.fallback = { url: voiceFallbackUrl, method: voiceFallbackMethod };
    if (url !== '') this.#services.postStatus(leg, { url, method, events: ['completed'] });
  }

  /** Callers and agents that are not there, until others are asked for, or none. Throws a LineError for a number that the line does not have. */
  setTraffic(settings: TrafficSettings | null): void {
    if (settings !== null) this.#ownNumber(settings.to);
    this.#traffic?.stop();
    const tell = (): void => this.events.trafficChanged(() => this.traffic());
    this.#traffic = settings === null ? null : new Traffic(this, settings, tell);
    tell();
  }

  traffic(): LineTraffic | null {
    return this.#traffic?.report() ?? null;
  }

  /** Somebody sends a text to one of the line's numbers. */
  textIn(from: string, to: string, body: string): Message {
    return this.exchange.receive(from, this.#ownNumber(to), body);
  }

  #ownNumber(to: string): PhoneNumber {
    const number = this.numbers.find(to);
    if (number) return number;
    throw new LineError('not-found', 'unknown-number', `the line has no number ${to}; create it with IncomingPhoneNumbers first`, 'to');
  }

  /** An outgoing call by REST; null when the queue of calls to start is full. */
  dialOut({ source, ...dial }: OutgoingRequest): Leg | null {
    return this.#outgoing.create(dial, (leg, answeredBy) => {
      const told = source.from === 'url' && answeredBy !== null ? { ...source, form: { ...source.form, AnsweredBy: answeredBy } } : source;
      this.#runner.start(leg, told);
    });
  }

  /** Calls somebody into a conference, or into a new one of a name; null when the queue of calls to start is full. */
  invite(room: Conference | string, invitation: Invitation): Participant | null {
    const leg = this.#outgoing.create(invitation.dial, (answered) => {
      this.#runner.perform(answered, (signal) => attend(conference, participant, invitation, signal, this.#services));
    });
    if (!leg) return null;
    const conference = typeof room === 'string' ? this.conferences.open(room, invitation.conference) : room;
    const participant = conference.admit(leg, invitation.participant, invitation.conference);
    return participant;
  }

  /** Moves a call in progress to another document. */
  move(leg: Leg, source: DocumentSource): void {
    this.#runner.start(leg, source);
  }

  watchStatus(leg: Leg, subscription: StatusSubscription): void {
    this.#services.postStatus(leg, subscription);
  }

  press(leg: Leg, keys: string): void {
    pressKeys(leg, keys, this.clock);
  }

  say(leg: Leg, utterance: Utterance): void {
    leg.say(utterance);
  }

  hangUp(leg: Leg): void {
    hangUp(leg);
  }

  /** A phone is gone without a word: the carrier notices after so many seconds, and ends a call that was answered. */
  vanish(leg: Leg, seconds: number): void {
    vanish(leg, seconds, this.clock);
  }

  /** Somebody picks up a phone that rings. Throws a LineError when it does not ring. */
  answer(leg: Leg): void {
    if (leg.direction === 'inbound' || leg.status !== 'ringing') {
      const state = leg.direction === 'inbound' ? 'inbound, which its document answers' : leg.status;
      throw new LineError('conflict', 'not-ringing', `only a phone that rings can be answered; this call is ${state}`);
    }
    if (leg.isGone) throw new LineError('conflict', 'vanished', 'nobody can pick up a phone that has vanished');
    leg.noteAct('answer', false);
    leg.answer();
  }

  addNumber(phoneNumber: string, settings: NumberSettings): PhoneNumber {
    const number = this.numbers.add(phoneNumber, settings, this.clock.now());
    this.events.accountChanged(this.publicAccount());
    return number;
  }

  updateNumber(number: PhoneNumber, settings: NumberSettings): void {
    this.numbers.update(number, settings, this.clock.now());
    this.events.accountChanged(this.publicAccount());
  }

  deleteNumber(sid: string): boolean {
    const deleted = this.numbers.delete(sid);
    if (deleted) this.events.accountChanged(this.publicAccount());
    return deleted;
  }

  /** Stops or starts time; with `now`, in milliseconds, it stands there. */
  async setClock(mode: LineClock['mode'], now?: number): Promise<void> {
    await this.timekeeper.change((clock) => {
      this.#outgoing.slots.clear();
      if (mode === 'real') clock.goReal();
      else clock.simulate(now ?? clock.now());
    });
    this.events.clockChanged(this.clockState());
  }

  /** Moves simulated time. Throws a LineError while the clock is real. */
  async advance(seconds: number): Promise<void> {
    if (this.clock.mode === 'real')
      throw new LineError('conflict', 'real-clock', 'only a simulated clock can be advanced; set it with PUT /line/v1/clock');
    await this.timekeeper.advance(seconds);
    this.events.clockChanged(this.clockState());
  }

  /** Keeps a REST request waiting for seconds of the line's clock, at most until the next reset. */
  holdRequest(seconds: number): Promise<void> {
    return this.#work.hold(sleep(this.clock, seconds, this.#untilReset.signal).catch(() => undefined));
  }

  /** Forgets calls, queues, conferences, messages, recordings, phones and faults; numbers, applications, clock and its followers stay. Nothing more is posted for the forgotten calls. */
  reset(): void {
    this.setTraffic(null);
    this.callRecordings.clear();
    this.conferences.clear();
    this.queues.clear();
    for (const leg of this.legs.all()) leg.forget();
    this.legs.clear();
    this.clock.clear();
    this.phones.clear();
    this.recordings.clear();
    this.transcriptions.clear();
    this.messages.clear();
    this.exchange.optOuts.clear();
    this.faults.clear();
    this.#webhookFaults.clear();
    this.#untilReset.abort();
    this.#untilReset = new AbortController();
    this.#outgoing.slots.clear();
    this.events.reset();
  }

  close(): void {
    this.reset();
    this.#closing.abort();
  }
}
