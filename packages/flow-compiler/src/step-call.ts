import type { JsonValue } from '@callwright/flow-schema';
import { apology } from './apology.ts';
import type { CallContext } from './call-context.ts';
import type { CallEvent } from './call-event.ts';
import type { CallMachine, MachineState } from './call-machine.ts';
import { isEmitted } from './emit.ts';
import { type Bindings, boundNumbers, type PerformedAction, performActions, type TrailEntry } from './perform-actions.ts';
import type { Verb } from './verb.ts';

/** A call that has entered more nodes than this goes where the flow's failures go. */
export const MAX_NODES_A_CALL = 10_000;
/** How often events that the step itself answers (a dial to nobody) may follow one another. */
const MAX_FOLLOW_UPS = 50;

interface Failure {
  code: string;
  message: string;
}

/** What one event changed, and what the telephone must do now. */
export interface Step {
  snapshot: JsonValue;
  context: CallContext;
  verbs: Verb[];
  trail: TrailEntry[];
  /** True when the flow has nothing more to do after the verbs. */
  ended: boolean;
  /** Why the flow could not go on as drawn; the caller is already on the way out. */
  failure: Failure | null;
}

/** Begins a call. Pure: the same call and flow give the same step. */
export function startCall(call: CallMachine, event: CallEvent & { type: 'call.started' }, bindings: Bindings): Step {
  return settle(call, call.initial(), event, bindings);
}

/** Goes on with a call that was stored after its last step. An event that nothing waits for changes nothing and gives no verbs. */
export function stepCall(call: CallMachine, stored: JsonValue, event: CallEvent, bindings: Bindings): Step {
  return settle(call, call.restore(stored), event, bindings);
}

/** Steps until the machine waits for the caller: a failure, or a dial to nobody, is answered at once. */
function settle(call: CallMachine, from: MachineState, event: CallEvent, bindings: Bindings): Step {
  let state = from;
  let failure: Failure | null = null;
  const actions: PerformedAction[] = [];
  let next: CallEvent | null = event;
  for (let turns = 0; next !== null; turns += 1) {
    const taken: Taken = turns > MAX_FOLLOW_UPS ? dialsForEver : take(state, next);
    if ('failed' in taken) {
      failure = taken.failed;
      if (next.type === 'flow.failed' || turns > MAX_FOLLOW_UPS) return lost(call, state, actions, failure, bindings);
      next = { type: 'flow.failed', ...failure, at: event.at };
      continue;
    }
    state = taken.state;
    actions.push(...taken.actions);
    next = followUp(taken.actions, bindings, event.at);
  }
  return { snapshot: state.store(), context: state.context, ...performActions(actions, call, bindings), ended: state.done, failure };
}

type Taken = { state: MachineState; actions: PerformedAction[] } | { failed: Failure };

const tooManyNodes: Failure = { code: 'too-many-nodes', message: `The call entered more than ${MAX_NODES_A_CALL} nodes.` };
const dialsForEver: Taken = { failed: { code: 'endless-loop', message: 'The flow dials numbers that are not bound, for ever.' } };

function take(state: MachineState, event: CallEvent): Taken {
  try {
    const taken = state.next(event);
    return taken.state.context.nodesEntered > MAX_NODES_A_CALL && event.type !== 'flow.failed' ? { failed: tooManyNodes } : taken;
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
function lost(call: CallMachine, state: MachineState, actions: readonly PerformedAction[], failure: Failure, bindings: Bindings): Step {
  const language = state.context.language;
  const verbs: Verb[] = [apology(language, call.voices[language]), { verb: 'hangup' }];
  return {
    snapshot: state.store(),
    context: state.context,
    verbs,
    trail: performActions(actions, call, bindings).trail,
    ended: true,
    failure,
  };
}
