import { blankSettings, type NumberSettings, type PhoneNumber } from './numbers.ts';
import { newSid } from './sid.ts';

/** A set of addresses with a name of its own, which calls can be sent to. */
export type Application = Omit<PhoneNumber, 'phoneNumber'>;

/** The applications of the account. They outlive a reset. */
export class Applications {
  readonly #applications = new Map<string, Application>();

  add(settings: NumberSettings, now: number): Application {
    const application: Application = { sid: newSid('AP'), ...blankSettings, createdAt: now, updatedAt: now, ...settings };
    this.#applications.set(application.sid, application);
    return application;
  }

  update(application: Application, settings: NumberSettings, now: number): void {
    Object.assign(application, settings, { updatedAt: now });
  }

  get(sid: string): Application | undefined {
    return this.#applications.get(sid);
  }

  all(): Application[] {
    return [...this.#applications.values()];
  }

  delete(sid: string): boolean {
    return this.#applications.delete(sid);
  }
}
