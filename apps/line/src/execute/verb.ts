import type { Leg } from '../call/leg.ts';
import type { Legs } from '../call/legs.ts';
import type { Phones } from '../call/phones.ts';
import type { Recordings } from '../call/recordings.ts';
import type { Transcriptions } from '../call/transcriptions.ts';
import type { Clock } from '../clock/clock.ts';
import type { Conferences } from '../conference/conferences.ts';
import type { Queues } from '../queue/queues.ts';
import type { StatusSubscription } from '../webhook/status-callbacks.ts';
import type { WebhookClient } from '../webhook/webhook-client.ts';
import type { Program } from './call-runner.ts';
import type { CallDocument, DocumentSource, Outcome } from './document.ts';
import type { TwimlElement } from './parse-twiml.ts';

/** What verbs need of the line. */
export interface CallServices {
  accountSid: string;
  /** The line's own address, without a slash at its end. */
  baseUrl(): string;
  clock: Clock;
  legs: Legs;
  phones: Phones;
  recordings: Recordings;
  transcriptions: Transcriptions;
  queues: Queues;
  conferences: Conferences;
  webhooks: WebhookClient;
  /** The length of an audio file in seconds. Rejects with an HttpFailure. */
  measure(url: string): Promise<number>;
  postStatus(leg: Leg, subscription: StatusSubscription): void;
  /** Runs a document on a leg before it is connected. False when the leg is gone after it. */
  whisper(leg: Leg, source: DocumentSource): Promise<boolean>;
  /** Runs documents beside what a leg does, and answers how they ended. Rejects with an HttpFailure, a TwimlError, or the reason of the program's signal. */
  beside(leg: Leg, source: DocumentSource, program: Program): Promise<Outcome>;
  /** Lets simulated time wait for work that neither the clock nor a webhook carries. */
  track<T>(task: Promise<T>): Promise<T>;
  log(message: string): void;
}

/** Where a verb runs. `signal` aborts with an Interruption when the leg ends or is moved, or when what it waited for has come. */
export interface VerbContext {
  leg: Leg;
  document: CallDocument;
  services: CallServices;
  signal: AbortSignal;
  /** Who hears its prompts; the leg alone by default. */
  audience?: () => readonly Leg[];
}

/** One TwiML verb. */
export interface Verb {
  /** Whether a leg that still rings is answered before the verb runs. */
  answers(element: TwimlElement, isFirst: boolean): boolean;
  /** Throws a TwimlError or an HttpFailure for what Twilio calls an error; warnings go to the leg. */
  run(element: TwimlElement, context: VerbContext): Promise<Outcome>;
}
