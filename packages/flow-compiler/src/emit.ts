import type { Prompt } from '@callwright/flow-schema';
import type { EffectName, OrderName } from './effects/effect-sources.ts';
import type { NamedJson } from './state-json.ts';

/** What a gather listens for; the prompt is given beside it. */
export interface ListenFor {
  input: 'dtmf' | 'speech' | 'both';
  /** Omitted: any number of keys, until the end key or a silence. */
  numDigits?: number;
  /** '' when no key ends the input. */
  finishOnKey: string;
  timeoutSeconds: number;
  /** Words that the recogniser should expect, by language. */
  hints?: Record<string, string[]>;
  /** What is said is told while it is being said. */
  partial?: boolean;
  /** Nobody is asked anything: keys are only taken while something sounds. */
  aside?: boolean;
}

/** Words in the call's language, or always in one and the same: "Pentru română, apăsați 2". */
export interface PromptPart {
  prompt: Prompt;
  language?: string;
}

/** What a question says: one prompt, or parts that may be in several languages. */
export type Words = Prompt | readonly PromptPart[];

/** Whom a dial rings: names bound by the environment, or E.164 numbers. */
export interface DialTo {
  numbers: string[];
  ringSeconds: number;
  callerId?: string;
  timeLimitSeconds?: number;
}

/** How a message is recorded. */
export interface RecordSettings {
  maxSeconds: number;
  silenceSeconds: number;
  finishOnKey: string;
  beep: boolean;
  transcribe: boolean;
}

/** The actions by which a node makes the telephone do something. They stay names with parameters until a step renders them. */
export type TelephoneAction =
  | { type: 'speak'; params: { prompt: Prompt; skippable: boolean } }
  | { type: 'listen'; params: { prompts: readonly PromptPart[]; listenFor: ListenFor } }
  | { type: 'keep-silent'; params: { seconds: number } }
  | { type: 'dial'; params: DialTo }
  | { type: 'play-music'; params: { source: string; seconds: number } }
  /** Joins the agent who has taken the call; the conference is the one of the event `line.taken`. */
  | { type: 'join-agent'; params: { record: boolean } }
  | { type: 'record'; params: RecordSettings }
  | { type: 'play-recording' }
  | { type: 'end-call' }
  | { type: 'reject'; params: { reason: 'busy' | 'rejected' } }
  | { type: 'apologise' };

/** The actions that tell the path, and how far the call came on it. */
export type PathAction =
  | { type: 'entered'; params: { node: string } }
  | { type: 'left'; params: { node: string; exit: string } }
  | { type: 'reach-milestone'; params: { name: string; outcome: string } };

/** The actions that ask something of the world outside: waited for, or ordered and not waited for. */
export type OutwardAction =
  | { type: 'effect'; params: { src: EffectName; input: object; repeatable: boolean } }
  | { type: 'order'; params: { src: OrderName; input: object } };

type EmittedAction = TelephoneAction | PathAction | OutwardAction;

/** Writes those actions. */
export const emit = {
  speak: (prompt: Prompt, { skippable }: { skippable: boolean }) => action({ type: 'speak', params: { prompt, skippable } }),
  listen: (words: Words, listenFor: ListenFor) => action({ type: 'listen', params: { prompts: partsOf(words), listenFor } }),
  pause: (seconds: number) => action({ type: 'keep-silent', params: { seconds } }),
  dial: (to: DialTo) => action({ type: 'dial', params: to }),
  /** Goes on with the music where the piece before it ended. */
  music: (source: string, seconds: number) => action({ type: 'play-music', params: { source, seconds } }),
  joinAgent: (record: boolean) => action({ type: 'join-agent', params: { record } }),
  record: (settings: RecordSettings) => action({ type: 'record', params: settings }),
  /** Plays what the caller recorded last. */
  playRecording: () => action({ type: 'play-recording' }),
  /** Asks for work and waits for `effect.done` or `effect.failed`. Texts of the input that are made by `filledText` and its like are filled in. */
  effect: (src: EffectName, input: object, { repeatable = true } = {}) => action({ type: 'effect', params: { src, input, repeatable } }),
  /** Orders work that nobody waits for. */
  order: (src: OrderName, input: object) => action({ type: 'order', params: { src, input } }),
  hangUp: () => action({ type: 'end-call' }),
  reject: (reason: 'busy' | 'rejected') => action({ type: 'reject', params: { reason } }),
  apologise: () => action({ type: 'apologise' }),
  entered: (node: string) => action({ type: 'entered', params: { node } }),
  left: (node: string, exit: string) => action({ type: 'left', params: { node, exit } }),
  milestone: (name: string, outcome: string) => action({ type: 'reach-milestone', params: { name, outcome } }),
};

function partsOf(words: Words): readonly PromptPart[] {
  return isParts(words) ? words : [{ prompt: words }];
}

function isParts(words: Words): words is readonly PromptPart[] {
  return Array.isArray(words);
}

function action(emitted: EmittedAction): NamedJson {
  return 'params' in emitted ? { type: emitted.type, params: plain(emitted.params) } : { type: emitted.type };
}

/** Without undefined fields, so that a machine equals its own round trip through JSON. */
function plain(params: object): object {
  return hasUndefined(params) ? JSON.parse(JSON.stringify(params)) : params;
}

function hasUndefined(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === undefined;
  return Array.isArray(value) ? value.some(hasUndefined) : Object.values(value).some(hasUndefined);
}

const emittedTypes: ReadonlySet<string> = new Set([
  'speak',
  'listen',
  'keep-silent',
  'dial',
  'play-music',
  'join-agent',
  'record',
  'play-recording',
  'effect',
  'order',
  'end-call',
  'reject',
  'apologise',
  'entered',
  'left',
  'reach-milestone',
]);

/** True for an action that `emit` wrote; its parameters are then what `emit` gave it. */
export function isEmitted<A extends { type: string; params?: unknown }>(action: A): action is A & EmittedAction {
  return emittedTypes.has(action.type);
}
