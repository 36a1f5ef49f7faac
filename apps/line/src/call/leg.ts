import type { Clock } from '../clock/clock.ts';
import type { CallDirection, CallStatus, CallWarning, HeardEntry, LineCall, Listening, WebhookEntry } from '../control/protocol.ts';
import { CookieJar } from '../webhook/cookie-jar.ts';
import { Interruption, type InterruptionCause } from './interruption.ts';
import { addAct } from './leg-acts.ts';

/** What a Gather does with keys and speech. Each answers whether it took the input. */
export interface InputListener {
  key(key: string): boolean;
  speech(utterance: Utterance): boolean;
}

export interface Utterance {
  text: string;
  confidence?: number | undefined;
  partial?: boolean | undefined;
}

/** Where Twilio turns when a document cannot be had. */
export interface FallbackTarget {
  url: string;
  method: string;
}

/** Who picked up a leg, and with what words. */
export interface Answerer {
  kind: 'human' | 'machine' | 'fax';
  greeting: string;
}

export interface LegInit {
  sid: string;
  direction: CallDirection;
  from: string;
  to: string;
  status: CallStatus;
  parent?: Leg;
}

/** One sound on a leg, from its start. */
export interface Sound {
  end(interrupted: boolean): void;
}

/** Sounds that last until something else comes. */
const ENDLESS: ReadonlySet<HeardEntry['kind']> = new Set(['ring', 'hold', 'bridged']);

const HEARD_LIMIT = 5_000;
const WEBHOOKS_LIMIT = 2_000;
const WARNINGS_LIMIT = 1_000;

/** One leg of a call: its state, and what was heard and done on it. Knows no HTTP and no TwiML. */
export class Leg {
  readonly sid: string;
  readonly direction: CallDirection;
  readonly from: string;
  readonly to: string;
  readonly parent: Leg | null;
  readonly createdAt: number;
  readonly connectedTo = new Set<string>();
  readonly heard: HeardEntry[] = [];
  readonly webhooks: WebhookEntry[] = [];
  readonly warnings: CallWarning[] = [];
  readonly acts: LineCall['acts'] = [];
  readonly cookies = new CookieJar();
  fallback: FallbackTarget | null = null;
  answeredBy: string | null = null;
  /** What answering machine detection found. */
  detectedBy: string | null = null;
  answerer: Answerer | null = null;
  /** The phone on it has vanished: nobody presses, speaks, picks up or hangs up any more, and the carrier does not know yet. */
  isGone = false;
  /** A machine has beeped and takes down what is said. */
  isTaped = false;
  answeredAt: number | null = null;
  endedAt: number | null = null;
  /** The conference that it takes part in, as the control API shows it. */
  conference: LineCall['conference'] = null;
  /** How long an outgoing call waits for its turn, in milliseconds. */
  queuedFor = 0;
  /** Stops the document or bridge that the leg is in; replaced when REST moves the call. */
  program: AbortController | null = null;
  #status: CallStatus;
  #listening: Listening | null = null;
  #listener: InputListener | null = null;
  readonly #clock: Clock;
  readonly #over = new AbortController();
  readonly #statusWatchers = new Set<(status: CallStatus) => void>();
  readonly #changeWatchers = new Set<() => void>();
  readonly #openSounds = new Map<HeardEntry, boolean>();

  constructor(init: LegInit, clock: Clock) {
    this.sid = init.sid;
    this.direction = init.direction;
    this.from = init.from;
    this.to = init.to;
    this.parent = init.parent ?? null;
    this.#status = init.status;
    this.#clock = clock;
    this.createdAt = clock.now();
  }

  get status(): CallStatus {
    return this.#status;
  }

  get listening(): Listening | null {
    return this.#listening;
  }

  /** The sid of the call's first leg. */
  get family(): string {
    return this.parent?.family ?? this.sid;
  }

  get isEnded(): boolean {
    return this.endedAt !== null;
  }

  /** Aborts when the leg ends. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  /** Whole seconds from answer to end, or to now. */
  get duration(): number {
    const end = this.endedAt ?? this.#clock.now();
    return this.answeredAt === null ? 0 : Math.max(0, Math.round((end - this.answeredAt) / 1000));
  }

  progress(status: 'initiated' | 'ringing'): void {
    if (!this.isEnded) this.#become(status);
  }

  answer(): void {
    if (this.isEnded || this.answeredAt !== null) return;
    this.answeredAt = this.#clock.now();
    this.#become('in-progress');
  }

  /** Ends the leg and all that it was doing. Does nothing on an ended leg. */
  end(status: CallStatus): void {
    this.#end(status, 'ended');
  }

  #end(status: CallStatus, why: InterruptionCause): void {
    if (this.isEnded) return;
    this.endedAt = this.#clock.now();
    for (const entry of this.#openSounds.keys()) this.#endSound(entry, true);
    this.stopListening();
    this.#become(status);
    this.#over.abort(new Interruption(why));
    this.program?.abort(new Interruption(why));
  }

  /** Ends the leg without telling anybody. */
  forget(): void {
    this.#statusWatchers.clear();
    this.#changeWatchers.clear();
    this.#end('canceled', 'forgotten');
  }

  /** Notes a sound that starts now. Only prompts can be interrupted: ringing, hold music and being connected just end. */
  hears(entry: Omit<HeardEntry, 'at' | 'endedAt' | 'interrupted'>): Sound {
    const noted: HeardEntry = {
      at: this.#clock.iso(),
      endedAt: null,
      interrupted: false,
      ...entry,
      ...(this.isTaped ? { recorded: true } : {}),
    };
    push(this.heard, noted, HEARD_LIMIT);
    this.#openSounds.set(noted, !ENDLESS.has(entry.kind));
    this.changed();
    return { end: (interrupted) => this.#endSound(noted, interrupted) };
  }

  warn(code: number, message: string): void {
    push(this.warnings, { at: this.#clock.iso(), code, message }, WARNINGS_LIMIT);
    this.changed();
  }

  noteWebhook(entry: WebhookEntry): void {
    push(this.webhooks, entry, WEBHOOKS_LIMIT);
    this.changed();
  }

  listen(listener: InputListener, listening: Listening | null): void {
    this.#listener = listener;
    this.#listening = listening;
    this.changed();
  }

  stopListening(): void {
    this.#listener = null;
    this.#listening = null;
    this.changed();
  }

  /** A key pressed on this leg; what nobody listens to is lost. */
  press(key: string): void {
    const taken = !this.isGone && (this.#listener?.key(key) ?? false);
    this.noteAct('digits', !taken, key);
  }

  /** Something said on this leg; what nobody listens to is lost. */
  say(utterance: Utterance): void {
    const taken = !this.isGone && (this.#listener?.speech(utterance) ?? false);
    this.noteAct('speech', !taken, utterance.text);
  }

  noteAct(act: LineCall['acts'][number]['act'], lost: boolean, text?: string): void {
    addAct(this.acts, { at: this.#clock.iso(), act, lost, ...(text === undefined ? {} : { text }) });
    this.changed();
  }

  watchStatus(watcher: (status: CallStatus) => void): () => void {
    this.#statusWatchers.add(watcher);
    return () => this.#statusWatchers.delete(watcher);
  }

  watchChanges(watcher: () => void): () => void {
    this.#changeWatchers.add(watcher);
    return () => this.#changeWatchers.delete(watcher);
  }

  changed(): void {
    for (const watcher of [...this.#changeWatchers]) watcher();
  }

  #become(status: CallStatus): void {
    this.#status = status;
    for (const watcher of [...this.#statusWatchers]) watcher(status);
    this.changed();
  }

  #endSound(entry: HeardEntry, interrupted: boolean): void {
    const interruptible = this.#openSounds.get(entry);
    if (interruptible === undefined) return;
    this.#openSounds.delete(entry);
    entry.endedAt = this.#clock.iso();
    entry.interrupted = interrupted && interruptible;
    this.changed();
  }
}

function push<T>(list: T[], item: T, limit: number): void {
  list.push(item);
  if (list.length > limit) list.shift();
}
