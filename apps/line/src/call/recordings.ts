import { newSid } from './sid.ts';

/** A recording that is over. */
export interface Recording {
  readonly sid: string;
  readonly callSid: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** At least one. */
  readonly seconds: number;
  readonly channels: 1 | 2;
  readonly source: 'RecordVerb' | 'DialVerb';
}

const KEPT = 10_000;

/** The recordings of all calls, oldest first. The oldest are forgotten past a limit. */
export class Recordings {
  readonly #recordings = new Map<string, Recording>();

  /** @param recording its exact length in seconds, which is rounded as Twilio reports it */
  add(recording: Recording): Recording {
    const kept = { ...recording, seconds: Math.max(1, Math.round(recording.seconds)) };
    this.#recordings.set(kept.sid, kept);
    const [oldest] = this.#recordings.keys();
    if (this.#recordings.size > KEPT && oldest !== undefined) this.#recordings.delete(oldest);
    return kept;
  }

  newSid(): string {
    return newSid('RE');
  }

  get(sid: string): Recording | undefined {
    return this.#recordings.get(sid);
  }

  all(): Recording[] {
    return [...this.#recordings.values()];
  }

  delete(sid: string): boolean {
    return this.#recordings.delete(sid);
  }

  clear(): void {
    this.#recordings.clear();
  }
}
