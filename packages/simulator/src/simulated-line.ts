import type { CallEvent, CallHappening, PendingEffect, PromptVerb, Step, Verb } from '@callwright/flow-compiler';
import type { Phone } from './call-file.ts';
import type { CallPlace } from './call-record.ts';
import { spokenSeconds } from './durations.ts';
import type { LineDue } from './line-facts.ts';
import type { Outcome } from './outcome.ts';
import type { Schedule } from './schedule.ts';
import type { Heard } from './telephone.ts';

/** What a simulated call needs: a machine to ask, and how the outside world reacts. */
export interface SimulatedWorld {
  /** Real time at the start, ISO 8601. */
  now: string;
  phones: Readonly<Record<string, Phone>>;
  /** How long an audio file lasts, in seconds. */
  audioSeconds(file: string): number;
  start(at: string): Step;
  /** `unheard` are the verbs of the step before when it waited for work. */
  step(event: CallEvent, unheard: readonly Verb[]): Step;
  /** What work outside comes to, and after how many seconds. */
  work(effect: PendingEffect, at: string): Outcome;
  /** What is heard while that takes long. */
  hold(): Verb[];
  /** What the line does next by itself, for a caller who has a place in it. */
  lineDue(): LineDue | null;
  /** Caller and agent meet: how that ends, and when. */
  meet(): { happening: CallHappening; afterSeconds: number };
  /** Where the call stands. */
  place(): CallPlace;
}

/** The parts of a call that verbs work on. */
export interface Line {
  schedule: Schedule;
  world: SimulatedWorld;
  /** How often each number was dialled. */
  dialled: Map<string, number>;
  sound(kind: Heard['kind'], text: string, language?: string): Heard;
  silence(entry: Heard): void;
  report(happening: CallHappening): void;
  audioSeconds(file: string): number;
  /** A recording is kept; what it is reported as. `exact` is its length in seconds. */
  recorded(exact: number, hungUp: boolean): CallHappening;
}

/** Plays one prompt verb; the answer stops it. */
export function soundPrompt({ schedule, audioSeconds, sound, silence }: Line, verb: PromptVerb, next: () => void): () => void {
  const [entry, seconds] =
    verb.verb === 'say'
      ? [sound('say', verb.text, verb.language), spokenSeconds(verb.text)]
      : verb.verb === 'play'
        ? [sound('play', audioName(verb.audio)), audioSeconds(verb.audio)]
        : verb.verb === 'music'
          ? [sound('play', audioName(verb.source)), Math.max(1, Math.ceil(verb.seconds))]
          : [sound('silence', ''), Math.max(1, Math.ceil(verb.seconds))];
  const cancel = schedule.after(seconds, () => {
    silence(entry);
    next();
  });
  return () => {
    cancel();
    silence(entry);
  };
}

/** A transcript does not tell one recording of the caller from another. */
function audioName(audio: string): string {
  return audio.startsWith('https://') ? 'recording' : audio;
}
