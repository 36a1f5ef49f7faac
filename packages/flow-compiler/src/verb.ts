/** A text that the system speaks. `voice` is the voice as the flow names it; without one the carrier's default speaks. */
export interface SayVerb {
  verb: 'say';
  text: string;
  language: string;
  voice?: string;
  /** A key pressed meanwhile goes to the gather that follows in the same document. */
  skippable?: boolean;
}

/** A sound. `audio` is a file's path under its flow, which the host turns into an address that the carrier can fetch, or such an address. */
export interface PlayVerb {
  verb: 'play';
  audio: string;
  language: string;
  skippable?: boolean;
}

/** Silence of a known length, in seconds. A key pressed meanwhile goes to a gather that follows in the same document. */
export interface PauseVerb {
  verb: 'pause';
  seconds: number;
}

/** What may be heard while a gather listens. */
export type PromptVerb = SayVerb | PlayVerb | PauseVerb | MusicVerb;

/** Speak, then listen for keys or speech. Answers with `call.digits`, `call.speech` or `call.no-input`. */
export interface GatherVerb {
  verb: 'gather';
  input: readonly ('dtmf' | 'speech')[];
  prompts: readonly PromptVerb[];
  /** Ends the input as soon as so many keys are in. Without it, only `finishOnKey` or a silence ends it. */
  numDigits?: number;
  /** One of `0-9 * #`, or '' when no key ends the input. */
  finishOnKey: string;
  /** Seconds of silence after the prompts, and between two keys. */
  timeoutSeconds: number;
  language: string;
  hints: readonly string[];
  /** What is said is told while it is being said. */
  partial?: boolean;
  /** Nobody is asked anything: keys are only taken while the prompts last, so nothing is lost when it is broken off. */
  aside?: boolean;
}

/** Ring one or several numbers at once; the first to answer is connected. Answers with `call.dial-ended`. */
export interface DialVerb {
  verb: 'dial';
  /** E.164 numbers. */
  numbers: readonly string[];
  ringSeconds: number;
  callerId?: string;
  timeLimitSeconds?: number;
}

/** Record what the caller says after a beep. Answers with `call.recorded`, or `call.no-input` when he says nothing. */
export interface RecordVerb {
  verb: 'record';
  maxSeconds: number;
  /** So much silence ends it, in seconds. */
  silenceSeconds: number;
  /** Keys that end it. */
  finishOnKey: string;
  beep: boolean;
  transcribe: boolean;
}

/**
 * A piece of hold music, so many seconds long. `source` is the name of a tune of the product, or a file of the flow; `from` is where in it the piece
 * begins. A key pressed meanwhile goes to a gather that follows in the same document.
 */
export interface MusicVerb {
  verb: 'music';
  source: string;
  from: number;
  seconds: number;
}

/** Talk with whoever is in the conference; until somebody is, there is music. Answers with `call.dial-ended`. */
export interface ConferenceVerb {
  verb: 'conference';
  name: string;
  record: boolean;
}

export interface HangupVerb {
  verb: 'hangup';
}

/** Refuse a call that was never answered. Only the first verb of a call's first document can. */
export interface RejectVerb {
  verb: 'reject';
  reason: 'busy' | 'rejected';
}

/** What a flow tells a telephone to do: plain JSON, no carrier's markup. */
export type Verb = PromptVerb | GatherVerb | RecordVerb | DialVerb | ConferenceVerb | HangupVerb | RejectVerb;
