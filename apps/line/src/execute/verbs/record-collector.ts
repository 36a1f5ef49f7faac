import { spokenSeconds } from '@callwright/simulator/durations';
import type { InputListener, Utterance } from '../../call/leg.ts';
import type { Clock, Unschedule } from '../../clock/clock.ts';
import type { RecordSettings } from './record-settings.ts';

/** What a microphone took down. */
export interface Take {
  /** Seconds, trimmed when that was asked for. */
  seconds: number;
  /** Nothing was said. */
  empty: boolean;
  /** The words of it. */
  said: string;
}

/** Takes down what is said on a leg, until silence, a key or the greatest length ends it. */
export class RecordCollector implements InputListener {
  /** Resolves with the key that ended it, or null. Stays open when the leg goes away first. */
  readonly over: Promise<string | null>;
  readonly #settings: RecordSettings;
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #endAtMost: Unschedule;
  #endAtSilence: Unschedule = () => undefined;
  #finish: (key: string | null) => void = () => undefined;
  #firstSound: number | null = null;
  #soundUntil: number;
  #sentenceFrom: number | null = null;
  readonly #said: string[] = [];

  constructor(settings: RecordSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
    this.#startedAt = clock.now();
    this.#soundUntil = this.#startedAt;
    this.over = new Promise((resolve) => {
      this.#finish = resolve;
    });
    this.#endAtMost = clock.schedule(this.#startedAt + settings.maxLength * 1000, () => this.#finish(null));
    this.#awaitSilence();
  }

  key(key: string): boolean {
    const ends = this.#settings.finishOnKey.includes(key);
    if (ends) this.#finish(key);
    return ends;
  }

  /** Sound of the text's length. A partial utterance grows; others come one after the other. */
  speech({ text, partial }: Utterance): boolean {
    const from = this.#sentenceFrom ?? Math.max(this.#clock.now(), this.#soundUntil);
    this.#firstSound ??= from;
    this.#soundUntil = Math.max(this.#soundUntil, from + spokenSeconds(text) * 1000);
    if (this.#sentenceFrom !== null) this.#said.pop();
    this.#said.push(text.trim());
    this.#sentenceFrom = partial ? from : null;
    this.#awaitSilence();
    return true;
  }

  /** Stops, and says what was taken down until now. */
  stop(): Take {
    this.#endAtMost();
    this.#endAtSilence();
    const now = this.#clock.now();
    const sound = { from: this.#firstSound ?? now, to: Math.min(now, this.#soundUntil) };
    const milliseconds = this.#settings.trim ? Math.max(0, sound.to - sound.from) : now - this.#startedAt;
    return { seconds: milliseconds / 1000, empty: this.#firstSound === null, said: this.#said.join(' ') };
  }

  #awaitSilence(): void {
    this.#endAtSilence();
    if (this.#settings.timeout === 0) return;
    const at = Math.max(this.#clock.now(), this.#soundUntil) + this.#settings.timeout * 1000;
    this.#endAtSilence = this.#clock.schedule(at, () => this.#finish(null));
  }
}
