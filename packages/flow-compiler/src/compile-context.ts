import type { Flow, ReservedAction } from '@callwright/flow-schema';
import { askStates, type Question } from './ask.ts';
import { cameFrom, forgetAsked, keysAre } from './built-in-logic.ts';
import type { Exit } from './define-node.ts';
import { emit } from './emit.ts';
import type { NamedJson, StateJson, TransitionJson } from './state-json.ts';

/** The machine's own id; targets are written from it, so that any nested state can leave its node. */
export const MACHINE_ID = 'flow';
export const BACK_STATE = '$back';
export const FAILED_STATE = '$failed';

/** What a node may use while it compiles. */
export interface CompileContext {
  /** The node's id. */
  node: string;
  languages: readonly string[];
  /** The flow's own variables, by name. */
  variables: Flow['variables'];
  /** The transition that leaves by an exit. */
  leave(exit: string, options?: { guard?: NamedJson; actions?: NamedJson[] }): TransitionJson;
  /** The states of a question, reserved keys included. */
  ask(question: Question): StateJson;
  emit: typeof emit;
}

/** The compile context of one node. An exit that leads nowhere goes where failures go; one that the node never declared is a mistake in its type. */
export function createCompileContext(flow: Flow, node: string, exits: readonly Exit[], onAsked: (node: string) => void): CompileContext {
  return {
    node,
    languages: flow.languages,
    variables: flow.variables,
    emit,
    leave(exit, { guard, actions = [] } = {}) {
      if (!exits.some((known) => known.exit === exit))
        throw new Error(`The node "${node}" leaves by "${exit}", which its type does not declare as an exit.`);
      const target = flow.nodes[node]?.exits[exit];
      const way = { target: targetOf(flow, target), actions: [...actions, emit.left(node, exit)], ...(guard && { guard }) };
      // an exit that leads back to its own node begins the node again
      return target === node ? { ...way, reenter: true } : way;
    },
    ask(question) {
      onAsked(node);
      const reserved = reservedTransitions(flow, node);
      return askStates(node, reserved, reserved.length > 0 ? alsoByKey(question) : question);
    },
  };
}

/** The target of a transition to a node, or to the failure state where there is no such node. */
export function targetOf(flow: Flow, node: string | undefined): string {
  return `#${MACHINE_ID}.${node !== undefined && Object.hasOwn(flow.nodes, node) ? node : FAILED_STATE}`;
}

/** A reserved key works where only speech is asked for, too. */
function alsoByKey(question: Question): Question {
  const { listenFor } = question;
  return listenFor.input === 'speech' ? { ...question, listenFor: { ...listenFor, input: 'both' } } : question;
}

function reservedTransitions(flow: Flow, node: string): TransitionJson[] {
  return Object.entries(flow.reservedKeys).map(([keys, action]) => ({ guard: keysAre({ keys }), ...reservedWay(flow, node, action) }));
}

function reservedWay(flow: Flow, node: string, action: ReservedAction): TransitionJson {
  if (action === 'repeat') return {};
  if (action === 'back') return { target: `#${MACHINE_ID}.${BACK_STATE}`, actions: [forgetAsked({}), emit.left(node, 'back')] };
  return { target: targetOf(flow, flow.exits[action.exit]), actions: [emit.left(node, action.exit)] };
}

/** The state that finds the node asked before; without one the flow begins again. */
export function backState(flow: Flow, asking: readonly string[]): StateJson {
  const ways = asking.map((node): TransitionJson => ({ guard: cameFrom({ node }), target: targetOf(flow, node) }));
  return { always: [...ways, { target: targetOf(flow, flow.start) }] };
}
