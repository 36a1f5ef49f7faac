import { Interruption, isInterruption } from '../call/interruption.ts';
import type { Leg } from '../call/leg.ts';
import { ANNOUNCE_RULES } from '../execute/document-rules.ts';
import { TwimlError } from '../execute/parse-twiml.ts';
import type { CallServices } from '../execute/verb.ts';
import { HttpFailure } from '../webhook/http-failure.ts';
import { type ConferenceCallbacks, participantForm } from './conference-callbacks.ts';
import type { Participant } from './participant.ts';

export interface AnnouncementSource {
  url: string;
  method: string;
}

/** What is announced in a conference: to all, or to one participant. */
export class Announcements {
  readonly #callbacks: ConferenceCallbacks;
  readonly #services: CallServices;
  /** Those being heard, by the participant that hears it alone; null for all. */
  readonly #playing = new Map<Participant | null, AbortController>();

  constructor(callbacks: ConferenceCallbacks, services: CallServices) {
    this.#callbacks = callbacks;
    this.#services = services;
  }

  /** Asks for the document once, in the name of a call, and lets an audience hear it. */
  play(source: AnnouncementSource, leg: Leg, to: Participant | null, audience: () => readonly Participant[]): void {
    this.#playing.get(to)?.abort(new Interruption('wait-over'));
    const controller = new AbortController();
    this.#playing.set(to, controller);
    const program = { signal: controller.signal, rules: ANNOUNCE_RULES, audience: () => audience().map((listener) => listener.leg) };
    const end = (): void => {
      const details = to && audience().includes(to) ? participantForm(to) : {};
      this.#callbacks.post('announcement-end', leg, { AnnounceUrl: source.url, ...details });
    };
    this.#services
      .beside(leg, { from: 'url', kind: 'twiml', ...source }, program)
      .then(end)
      .catch((error: unknown) => this.#noteFailure(error, source))
      .finally(() => {
        if (this.#playing.get(to) === controller) this.#playing.delete(to);
      });
  }

  /** Stops them all. */
  stop(): void {
    for (const controller of this.#playing.values()) controller.abort(new Interruption('wait-over'));
  }

  /** The call was warned of what its author can mend. */
  #noteFailure(error: unknown, { url }: AnnouncementSource): void {
    if (isInterruption(error) || error instanceof HttpFailure || error instanceof TwimlError) return;
    this.#services.log(`the announcement ${url} broke off: ${String(error)}`);
  }
}
