import type { CallServices } from '../execute/verb.ts';
import { Conference } from './conference.ts';
import type { ConferenceSettings } from './conference-request.ts';

const KEPT = 1_000;

/** The conferences of the account, oldest first. Of those of one name only the last can be active. The oldest are forgotten past a limit. */
export class Conferences {
  readonly #services: () => CallServices;
  readonly #conferences = new Map<string, Conference>();

  constructor(services: () => CallServices) {
    this.#services = services;
  }

  /** A new conference, with what its first participant asks for. */
  open(name: string, settings: ConferenceSettings): Conference {
    const conference = new Conference(name, settings, this.#services());
    this.#conferences.set(conference.sid, conference);
    const [oldest] = this.#conferences.values();
    if (this.#conferences.size > KEPT && oldest?.status === 'completed') this.#conferences.delete(oldest.sid);
    return conference;
  }

  get(sid: string): Conference | undefined {
    return this.#conferences.get(sid);
  }

  /** The active conference of a name. */
  active(name: string): Conference | undefined {
    return this.all().findLast((conference) => conference.name === name && conference.status !== 'completed');
  }

  all(): Conference[] {
    return [...this.#conferences.values()];
  }

  clear(): void {
    for (const conference of this.all()) if (conference.status !== 'completed') conference.forget();
    this.#conferences.clear();
  }
}
