import { apology } from './apology.ts';
import type { Bindings } from './bindings.ts';
import type { CallContext } from './call-context.ts';
import { type DialTo, isEmitted, type TelephoneAction } from './emit.ts';
import { gatherVerb, promptVerbs, type Voices } from './speak-prompt.ts';
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
  | { kind: 'milestone'; name: string; outcome: string };

/** Turns a step's actions into verbs for the telephone and the path taken. Skippable words move into the gather after them. */
export function performActions(
  actions: readonly PerformedAction[],
  voices: Voices,
  bindings: Bindings,
): { verbs: Verb[]; trail: TrailEntry[] } {
  const verbs: Verb[] = [];
  const trail: TrailEntry[] = [];
  for (const performed of actions) {
    if (!isEmitted(performed)) continue;
    if (performed.type === 'entered') trail.push({ kind: 'entered', node: performed.params.node });
    else if (performed.type === 'left') trail.push({ kind: 'left', ...performed.params });
    else if (performed.type === 'reach-milestone') trail.push({ kind: 'milestone', ...performed.params });
    else addVerbs(verbs, performed, performed.context, voices, bindings);
  }
  return { verbs, trail };
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
  return verb.verb === 'pause' || ((verb.verb === 'say' || verb.verb === 'play') && verb.skippable === true);
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
