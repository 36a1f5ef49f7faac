import type { InputListener, Utterance } from '../../call/leg.ts';
import type { Unschedule } from '../../clock/clock.ts';
import type { VerbContext } from '../verb.ts';
import type { GatherSettings } from './gather-settings.ts';

/** What a Gather got; null when nothing came in time. */
export type GatherInput = { kind: 'digits'; digits: string } | { kind: 'speech'; text: string; confidence: number | null } | null;

interface Hooks {
  /** The first key or word: prompts stop. */
  onBegin: () => void;
  onPartial: (text: string) => void;
}

/** Collects keys or speech for one Gather. Whichever comes first wins. */
export class GatherCollector implements InputListener {
  /** Rejects with the context's interruption. */
  readonly input: Promise<GatherInput>;
  readonly #settings: GatherSettings;
  readonly #context: VerbContext;
  readonly #hooks: Hooks;
  #resolve: (input: GatherInput) => void = () => undefined;
  #release: () => void = () => undefined;
  #mode: 'none' | 'keys' | 'speech' = 'none';
  #digits = '';
  #heardSoFar = '';
  #unschedule: Unschedule | null = null;
  #done = false;

  constructor(settings: GatherSettings, context: VerbContext, hooks: Hooks) {
    this.#settings = settings;
    this.#context = context;
    this.#hooks = hooks;
    this.input = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      const interrupt = (): void => reject(context.signal.reason);
      context.signal.addEventListener('abort', interrupt, { once: true });
      this.#release = () => context.signal.removeEventListener('abort', interrupt);
    });
    this.input.catch(() => undefined);
  }

  /** The prompts are over: from now on silence counts. */
  promptsEnded(): void {
    if (this.#mode === 'none') this.#waitFor(this.#settings.timeout);
  }

  stop(): void {
    this.#done = true;
    this.#release();
    this.#unschedule?.();
  }

  key(key: string): boolean {
    if (this.#done || !this.#settings.keys || this.#mode === 'speech') return false;
    this.#begin('keys');
    if (key === this.#settings.finishOnKey) {
      this.#finish(this.#digits === '' ? null : { kind: 'digits', digits: this.#digits });
      return true;
    }
    this.#digits += key;
    if (this.#digits.length === this.#settings.numDigits) this.#finish({ kind: 'digits', digits: this.#digits });
    else this.#waitFor(this.#settings.timeout);
    return true;
  }

  speech({ text, confidence, partial }: Utterance): boolean {
    if (this.#done || !this.#settings.speech || this.#mode === 'keys') return false;
    this.#begin('speech');
    if (partial) {
      this.#heardSoFar = text;
      this.#hooks.onPartial(text);
      const { speechTimeout, timeout } = this.#settings;
      this.#waitFor(speechTimeout === 'auto' ? timeout : speechTimeout);
    } else {
      this.#finish({ kind: 'speech', text, confidence: confidence ?? null });
    }
    return true;
  }

  #begin(mode: 'keys' | 'speech'): void {
    if (this.#mode !== 'none') return;
    this.#mode = mode;
    this.#hooks.onBegin();
  }

  #waitFor(seconds: number): void {
    const { clock } = this.#context.services;
    this.#unschedule?.();
    this.#unschedule = clock.schedule(clock.now() + seconds * 1000, () => this.#finish(this.#soFar()));
  }

  #soFar(): GatherInput {
    if (this.#digits !== '') return { kind: 'digits', digits: this.#digits };
    return this.#heardSoFar === '' ? null : { kind: 'speech', text: this.#heardSoFar, confidence: null };
  }

  #finish(input: GatherInput): void {
    this.stop();
    this.#context.leg.stopListening();
    this.#resolve(input);
  }
}
