import type { JsonValue } from '@callwright/flow-schema';
import { apology } from './apology.ts';
import type { Bindings } from './bindings.ts';
import type { CallContext } from './call-context.ts';
import type { CallEvent } from './call-event.ts';
import type { CallMachine, Classes, MachineState } from './call-machine.ts';
import { isEmitted } from './emit.ts';
import { boundNumbers, type Performed, type PerformedAction, performActions } from './perform-actions.ts';
import { isLessPrivate } from './private-values.ts';
import type { Verb } from './verb.ts';

/** A call that has entered more nodes than this goes where the flow's failures go. */
export const MAX_NODES_A_CALL = 10_000;
/** How often events that the step itself answers (a dial to nobody) may follow one another. */
const MAX_FOLLOW_UPS = 50;

interface Failure {
  code: string;
  message: string;
}

/** What one event changed, and what the telephone must do now: after an effect that is pending, its outcome is the next event. */
export interface Step extends Performed {
  snapshot: JsonValue;
  context: CallContext;
  /** True when the flow has nothing more to do after the verbs. */
  ended: boolean;
  /** Why the flow could not go on as drawn; the caller is already on the way out. */
  failure: Failure | null;
}

/** What a call begins with when it goes on with another one, as a callback does. */
export interface Inherited {
  answers?: CallContext['answers'];
  /** The classes of the variables that they were given to. */
  classes?: Classes;
  language?: string;
  contact?: CallContext['contact'];
  queue?: CallContext['queue'];
  agent?: CallContext['agent'];
}

/** Begins a call, with what is known from a call before it. Pure: the same call and flow give the same step. */
export function startCall(
  call: CallMachine,
  event: CallEvent & { type: 'call.started' },
  bindings: Bindings,
  { answers = {}, classes, language, contact = null, queue = null, agent = null }: Inherited = {},
): Step {
  const first = call.initial();
  const isFresh = Object.keys(answers).length === 0 && language === undefined && contact === null && agent === null && queue === null;
  if (isFresh) return settle(call, first, event, bindings);
  const spoken = language !== undefined && call.languages.includes(language) ? language : first.context.language;
  const known = { answers: knownTo(call, answers, classes), language: spoken, contact, queue, agent };
  return settle(call, call.inherit({ ...first.context, ...known }), event, bindings);
}

/** Answers to variables that the flow has too, and protects as well as the flow before: a card number does not become readable on the way. */
function knownTo({ variables, kind }: CallMachine, answers: CallContext['answers'], classes: Classes | undefined): CallContext['answers'] {
  const isTaken = (name: string): boolean => {
    const own = Object.hasOwn(variables, name) ? variables[name] : undefined;
    // a survey is the end of a call: what was answered before it stays known of the call
    if (own === undefined) return kind === 'survey';
    // what nobody declared may be anything
    return classes === undefined || !isLessPrivate(own, Object.hasOwn(classes, name) ? (classes[name] ?? 'card') : 'card');
  };
  return Object.fromEntries(Object.entries(answers).filter(([name]) => isTaken(name)));
}

/**
 * Goes on with a call in another flow than the one before, from its start. The caller's language, contact and answers go with him, as far as that
 * flow knows them and keeps them as private.
 * Pure; `unheard` as in `stepCall`.
 */
export function enterFlow(
  call: CallMachine,
  { context, before, from, at }: { context: CallContext; before: Pick<CallMachine, 'variables'>; from: string; at: string },
  bindings: Bindings,
  unheard: readonly Verb[],
): Step {
  const fresh = call.initial().context;
  const language = call.languages.includes(context.language) ? context.language : fresh.language;
  const { call: who, contact, hours, recording, nodesEntered, queue, callback, agent } = context;
  const carried = { call: who, contact, hours, recording, nodesEntered, queue, callback, agent };
  const answers = knownTo(call, context.answers, before.variables);
  const memory = { ...fresh, ...carried, language, answers };
  return settle(call, call.inherit(memory), { type: 'flow.entered', from, at }, bindings, unheard);
}

/**
 * Goes on with a call that was stored after its last step. An event that nothing waits for changes nothing and gives no verbs.
 * `unheard` are verbs of the step before, which the caller has not heard because an effect was pending.
 */
export function stepCall(call: CallMachine, stored: JsonValue, event: CallEvent, bindings: Bindings, unheard: readonly Verb[] = []): Step {
  return settle(call, call.restore(stored), event, bindings, unheard);
}

/** Steps until the machine waits for the caller: a failure, or a dial to nobody, is answered at once. */
function settle(call: CallMachine, from: MachineState, event: CallEvent, bindings: Bindings, unheard: readonly Verb[] = []): Step {
  let state = from;
  let actions: readonly PerformedAction[] = [];
  let performed: Performed = { verbs: [...unheard], trail: [], effect: null, orders: [] };
  let failure: Failure | null = null;
  let next: CallEvent | null = event;
  for (let turns = 0; next !== null; turns += 1) {
    const taken: Taken = turns > MAX_FOLLOW_UPS ? dialsForEver : take(call, state, next, { actions, bindings, unheard });
    if ('failed' in taken) {
      if (failure !== null || turns > MAX_FOLLOW_UPS) return lost(call, state, performed, taken.failed);
      failure = taken.failed;
      next = { type: 'flow.failed', ...failure, at: event.at };
      continue;
    }
    next = followUp(taken.actions.slice(actions.length), bindings, event.at);
    ({ state, actions, performed } = taken);
  }
  return { snapshot: state.store(), context: state.context, ...performed, ended: state.done, failure };
}

/** What a step has done before the event at hand. */
interface Before {
  actions: readonly PerformedAction[];
  bindings: Bindings;
  unheard: readonly Verb[];
}

type Taken = { state: MachineState; actions: readonly PerformedAction[]; performed: Performed } | { failed: Failure };

const tooManyNodes: Failure = { code: 'too-many-nodes', message: `The call entered more than ${MAX_NODES_A_CALL} nodes.` };
const dialsForEver: Taken = { failed: { code: 'endless-loop', message: 'The flow dials numbers that are not bound, for ever.' } };

/** Takes one event and renders all that the step says so far: words that cannot be rendered fail the flow, not the process. */
function take(call: CallMachine, state: MachineState, event: CallEvent, { actions: before, bindings, unheard }: Before): Taken {
  try {
    const { state: next, actions } = state.next(event);
    if (next.context.nodesEntered > MAX_NODES_A_CALL && event.type !== 'flow.failed') return { failed: tooManyNodes };
    const all = [...before, ...actions];
    return { state: next, actions: all, performed: performActions(all, call, bindings, unheard) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { failed: { code: message.startsWith('Infinite loop') ? 'endless-loop' : 'step-failed', message } };
  }
}

/** A dial that can ring nobody fails at once, as the network would say it. */
function followUp(actions: readonly PerformedAction[], bindings: Bindings, at: string): CallEvent | null {
  const dial = actions.filter(isEmitted).findLast(({ type }) => type === 'dial');
  if (dial?.type !== 'dial' || boundNumbers(dial.params.numbers, bindings).length > 0) return null;
  return { type: 'call.dial-ended', status: 'failed', seconds: 0, at };
}

/** Even the way out failed: the caller hears words, then the call ends. */
function lost(call: CallMachine, state: MachineState, { trail, orders }: Performed, failure: Failure): Step {
  const language = state.context.language;
  const verbs: Verb[] = [apology(language, call.voices[language]), { verb: 'hangup' }];
  return { snapshot: state.store(), context: state.context, verbs, trail, orders, effect: null, ended: true, failure };
}
