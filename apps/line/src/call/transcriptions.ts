import { newSid } from './sid.ts';

/** The text of a recording. */
export interface Transcription {
  readonly sid: string;
  readonly recordingSid: string;
  readonly text: string;
  /** Of the recording, in whole seconds. */
  readonly seconds: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

const KEPT = 10_000;

/** The transcriptions of the account, oldest first. The oldest are forgotten past a limit. */
export class Transcriptions {
  readonly #transcriptions = new Map<string, Transcription>();

  add(settings: Omit<Transcription, 'sid'>): Transcription {
    const transcription = { sid: newSid('TR'), ...settings };
    this.#transcriptions.set(transcription.sid, transcription);
    const [oldest] = this.#transcriptions.keys();
    if (this.#transcriptions.size > KEPT && oldest !== undefined) this.#transcriptions.delete(oldest);
    return transcription;
  }

  get(sid: string): Transcription | undefined {
    return this.#transcriptions.get(sid);
  }

  all(): Transcription[] {
    return [...this.#transcriptions.values()];
  }

  delete(sid: string): boolean {
    return this.#transcriptions.delete(sid);
  }

  clear(): void {
    this.#transcriptions.clear();
  }
}
