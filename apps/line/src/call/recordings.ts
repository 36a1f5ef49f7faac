import { newSid } from './sid.ts';

/** A recording from its first moment on. */
export interface BegunRecording {
  readonly sid: string;
  /** The call that it was asked for on. */
  readonly callSid: string;
  readonly conferenceSid: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly channels: 1 | 2;
  readonly source: 'RecordVerb' | 'DialVerb' | 'Conference' | 'OutboundAPI' | 'StartCallRecordingAPI';
}

/** A recording that is over. */
export interface Recording extends BegunRecording {
  /** As Twilio reports it: whole, at least one. */
  readonly seconds: number;
  /** How long its sound is. */
  readonly soundSeconds: number;
}

const KEPT = 10_000;

/** The recordings of all calls, oldest first. The oldest are forgotten past a limit. */
export class Recordings {
  readonly #recordings = new Map<string, Recording>();

  /** @param soundSeconds its exact length, which is rounded as Twilio reports it */
  add(begun: BegunRecording, soundSeconds: number): Recording {
    const kept = { ...begun, seconds: Math.max(1, Math.round(soundSeconds)), soundSeconds };
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
