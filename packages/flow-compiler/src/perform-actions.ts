import type { JsonValue } from '@callwright/flow-schema';
import { apology } from './apology.ts';
import type { Bindings } from './bindings.ts';
import type { CallContext } from './call-context.ts';
import type { Order, PendingEffect } from './effects/effect-sources.ts';
import { fillInput } from './effects/template-input.ts';
import { type DialTo, isEmitted, type OutwardAction, type PathAction, type TelephoneAction } from './emit.ts';
import { musicHeard } from './line-logic.ts';
import { gatherVerb, promptVerbs, templateScope, type Voices } from './speak-prompt.ts';
import type { PromptVerb, Verb } from './verb.ts';

/** An action as XState returned it, with the memory of that moment. */
export interface PerformedAction {
  type: string;
  params?: unknown;
  context: CallContext;
}

export type TrailEntry =
  | { kind: 'entered'; node: string }
  | { kind: 'left'; node: string; exit: string }
  | { kind: 'milestone'; name: string; outcome: string }
  /** The call was handed over to another flow. */
  | { kind: 'flow'; flow: string; version: string };

/** What a step's actions come to. */
export interface Performed {
  verbs: Verb[];
  trail: TrailEntry[];
  /** What the call waits for now; null when it waits for the caller, or has ended. */
  effect: PendingEffect | null;
  orders: Order[];
}

/**
 * Turns a step's actions into verbs for the telephone, the path taken and work for others. Skippable words move into the gather after them;
 * `before` are verbs of a former step that nobody has heard yet.
 */
export function performActions(
  actions: readonly PerformedAction[],
  voices: Voices,
  bindings: Bindings,
  before: readonly Verb[] = [],
): Performed {
  const performed: Performed = { verbs: [...before], trail: [], effect: null, orders: [] };
  for (const action of actions) {
    if (!isEmitted(action)) continue;
    if (isPath(action)) performed.trail.push(trailOf(action));
    else if (isOutward(action)) addWork(performed, action, action.context);
    else addVerbs(performed.verbs, action, action.context, voices, bindings);
  }
  return performed;
}

function isPath<A extends { type: string }>(action: A): action is A & PathAction {
  return action.type === 'entered' || action.type === 'left' || action.type === 'reach-milestone';
}

function isOutward<A extends { type: string }>(action: A): action is A & OutwardAction {
  return action.type === 'effect' || action.type === 'order';
}

function trailOf(action: PathAction): TrailEntry {
  if (action.type === 'entered') return { kind: 'entered', node: action.params.node };
  return action.type === 'left' ? { kind: 'left', ...action.params } : { kind: 'milestone', ...action.params };
}

/** Work carries what is certain: an answer that awaits confirmation is not sent anywhere. */
function addWork(performed: Performed, action: OutwardAction, context: CallContext): void {
  const scope = templateScope(context, { confirmedOnly: true });
  // a place that was given away, as a callback or to the line, is no longer this call's to close
  if (action.params.src === 'line.close' && context.line === null) return;
  // an input is an object, and stays one when it is filled in
  const input = fillInput(action.params.input, scope) as { [key: string]: JsonValue };
  if (action.type === 'order') performed.orders.push({ src: action.params.src, input });
  else performed.effect = { src: action.params.src, input, repeatable: action.params.repeatable };
}

function addVerbs(verbs: Verb[], action: TelephoneAction, context: CallContext, voices: Voices, bindings: Bindings): void {
  switch (action.type) {
    case 'speak':
      verbs.push(...promptVerbs(action.params, context, voices, action.params.skippable));
      break;
    case 'listen':
      verbs.push(gatherVerb(takeSkippable(verbs), action.params, context, voices));
      break;
    case 'keep-silent':
      verbs.push({ verb: 'pause', seconds: action.params.seconds });
      break;
    case 'dial':
      verbs.push(...dialVerb(action.params, bindings));
      break;
    case 'play-music':
      verbs.push({ verb: 'music', from: musicHeard(context, action.params.source), ...action.params });
      break;
    case 'join-agent':
      verbs.push({ verb: 'conference', name: context.line?.conference ?? '', ...action.params });
      break;
    case 'record':
      verbs.push({ verb: 'record', ...action.params });
      break;
    case 'play-recording':
      if (context.recording !== null)
        verbs.push({ verb: 'play', audio: context.recording.url, language: context.language, skippable: true });
      break;
    case 'end-call':
      verbs.push({ verb: 'hangup' });
      break;
    case 'reject':
      verbs.push({ verb: 'reject', reason: action.params.reason });
      break;
    case 'apologise':
      verbs.push(apology(context.language, voices.voices[context.language]));
      break;
  }
}

/** Takes the skippable words and silences from the end of a document: a key pressed during them is then an answer. */
function takeSkippable(verbs: Verb[]): PromptVerb[] {
  const taken: PromptVerb[] = [];
  for (let last = verbs.at(-1); last !== undefined && isSkippable(last); last = verbs.at(-1)) {
    taken.unshift(last);
    verbs.pop();
  }
  return taken;
}

function isSkippable(verb: Verb): verb is PromptVerb {
  return verb.verb === 'pause' || verb.verb === 'music' || ((verb.verb === 'say' || verb.verb === 'play') && verb.skippable === true);
}

function dialVerb({ numbers, ringSeconds, callerId, timeLimitSeconds }: DialTo, bindings: Bindings): Verb[] {
  const bound = boundNumbers(numbers, bindings);
  if (bound.length === 0) return [];
  const shown = callerId === undefined ? undefined : bindings.callerIdOf(callerId);
  return [
    {
      verb: 'dial',
      numbers: bound,
      ringSeconds,
      ...(shown !== undefined && { callerId: shown }),
      ...(timeLimitSeconds !== undefined && { timeLimitSeconds }),
    },
  ];
}

/** The numbers that these names stand for here; names that are not bound are left out. */
export function boundNumbers(names: readonly string[], bindings: Bindings): string[] {
  return names.flatMap((name) => bindings.numberOf(name) ?? []);
}
