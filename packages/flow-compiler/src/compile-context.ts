import type { Flow, ReservedAction } from '@callwright/flow-schema';
import { askStates, type Question } from './ask.ts';
import { cameFrom, forgetAsked, keysAre } from './built-in-logic.ts';
import { compileModule, type ModuleUse } from './compile-module.ts';
import type { Exit } from './define-node.ts';
import { emit } from './emit.ts';
import { leaveModule, unwind } from './module-logic.ts';
import { BACK_STATE, ENDED_STATE, FAILED_STATE, MACHINE_ID, type Place, pathName, targetOf } from './place.ts';
import type { NamedJson, StateJson, TransitionJson } from './state-json.ts';

/** What a node may use while it compiles. */
export interface CompileContext {
  /** The node's name in a call's path; where its answers come from. */
  node: string;
  languages: readonly string[];
  /** The flow's own variables, by name. */
  variables: Flow['variables'];
  /** The transition that leaves by an exit. */
  leave(exit: string, options?: { guard?: NamedJson; actions?: NamedJson[] }): TransitionJson;
  /** The transition that ends the call, wherever the node stands. */
  end(): TransitionJson;
  /** The target that is a state inside this node, from anywhere inside it. */
  within(state: string): string;
  /** The states of a question, reserved keys included. */
  ask(question: Question): StateJson;
  /** The states of a module. */
  module(use: ModuleUse): StateJson;
  /** The transition that leaves the module in which this node stands. */
  leaveModule(exit: string): TransitionJson;
  emit: typeof emit;
}

/** The compile context of one node. An exit that leads nowhere goes where failures go; one that the node never declared is a mistake in its type. */
export function createCompileContext(place: Place, node: string, exits: readonly Exit[]): CompileContext {
  const { flow } = place;
  const name = pathName(place, node);
  const leave: CompileContext['leave'] = (exit, options) => {
    if (!exits.some((known) => known.exit === exit))
      throw new Error(`The node "${node}" leaves by "${exit}", which its type does not declare as an exit.`);
    return leaveBy(place, node, exit, options);
  };
  const self = targetOf(place, node);
  return {
    node: name,
    languages: place.root.languages,
    variables: flow.variables,
    emit,
    leave,
    end: () => ({ target: `#${MACHINE_ID}.${ENDED_STATE}` }),
    within: (state) => `${self}.${state}`,
    ask(question) {
      place.onAsked({ id: name, target: self, depth: place.path.length });
      const reserved = reservedTransitions(place, name).map((way) => doing(way, question.onReserved ?? []));
      return askStates(name, reserved, reserved.length > 0 ? alsoByKey(question) : question);
    },
    module: (use) => compileModule(place, node, use),
    leaveModule: (exit) => leaveModuleBy(place, exit),
  };
}

function leaveBy(
  place: Place,
  node: string,
  exit: string,
  { guard, actions = [] }: { guard?: NamedJson; actions?: NamedJson[] } = {},
): TransitionJson {
  const target = place.flow.nodes[node]?.exits[exit];
  const left = emit.left(pathName(place, node), exit);
  const way = { target: targetOf(place, target), actions: [...actions, left], ...(guard && { guard }) };
  // an exit that leads back to its own node begins the node again
  return target === node ? { ...way, reenter: true } : way;
}

/** A module that is a flow of its own, as when it is verified, ends there. */
function leaveModuleBy({ way }: Place, exit: string): TransitionJson {
  if (way === null) return { target: `#${MACHINE_ID}.${ENDED_STATE}`, actions: [emit.hangUp()] };
  const { parent, node, outputs } = way;
  return leaveBy(parent, node, exit, { actions: [leaveModule({ outputs })] });
}

function doing(way: TransitionJson, actions: readonly NamedJson[]): TransitionJson {
  return way.target === undefined ? way : { ...way, actions: [...actions, ...(way.actions ?? [])] };
}

/** A reserved key works where only speech is asked for, too. */
function alsoByKey(question: Question): Question {
  const { listenFor } = question;
  return listenFor.input === 'speech' ? { ...question, listenFor: { ...listenFor, input: 'both' } } : question;
}

function reservedTransitions(place: Place, name: string): TransitionJson[] {
  const ways = Object.entries(place.root.reservedKeys);
  return ways.map(([keys, action]) => ({ guard: keysAre({ keys }), ...reservedWay(place, name, action) }));
}

function reservedWay({ root, path }: Place, name: string, action: ReservedAction): TransitionJson {
  if (action === 'repeat') return {};
  if (action === 'back') return { target: `#${MACHINE_ID}.${BACK_STATE}`, actions: [forgetAsked({}), emit.left(name, 'back')] };
  const out = path.length === 0 ? [] : [unwind({ depth: 0 })];
  const target = root.exits[action.exit];
  const isThere = target !== undefined && Object.hasOwn(root.nodes, target);
  return { target: `#${MACHINE_ID}.${isThere ? target : FAILED_STATE}`, actions: [...out, emit.left(name, action.exit)] };
}

/** The state that finds the node asked before; without one the flow begins again. */
export function backState(start: string, asking: readonly { id: string; target: string; depth: number }[]): StateJson {
  const usesModules = asking.some(({ depth }) => depth > 0);
  const out = (depth: number) => (usesModules ? { actions: [unwind({ depth })] } : {});
  const ways = asking.map(({ id, target, depth }): TransitionJson => ({ guard: cameFrom({ node: id }), target, ...out(depth) }));
  return { always: [...ways, { target: start, ...out(0) }] };
}
