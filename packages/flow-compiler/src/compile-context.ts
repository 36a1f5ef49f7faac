import type { Flow, ReservedAction } from '@callwright/flow-schema';
import { askStates, type Question } from './ask.ts';
import { forgetAsked, keysAre } from './built-in-logic.ts';
import { compileModule, type ModuleUse } from './compile-module.ts';
import { compileWaitFlow, type WaitUse } from './compile-wait-flow.ts';
import type { Exit } from './define-node.ts';
import { emit } from './emit.ts';
import { leaveModule, unwind } from './module-logic.ts';
import { BACK_STATE, besideNodes, ENDED_STATE, keysHeldBy, MACHINE_ID, type Place, pathName, targetOf } from './place.ts';
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
  /** Whether callers hear this node while they wait in line. */
  inLine: boolean;
  /** The states of a wait flow, to be put into the state of this name. `on` is what happens to the place meanwhile. */
  waitFlow(use: WaitUse): StateJson;
  /** The transition that leaves the line. */
  leaveLine(reason: string): TransitionJson;
  /** A state that says or plays something while keys are taken: a reserved key does what it always does, any other goes on. */
  meanwhile(actions: readonly NamedJson[], next: TransitionJson): StateJson;
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
    emit: isInLine(place) ? emitInLine : emit,
    inLine: isInLine(place),
    leave,
    end: () => ({ target: `#${MACHINE_ID}.${ENDED_STATE}` }),
    within: (state) => `${self}.${state}`,
    ask(question) {
      // whoever comes back to a question wants to answer it anew
      const target = question.known === undefined ? self : `${self}.ask-1`;
      keysHeldBy(place).onAsked({ id: name, target, depth: place.depth });
      const reserved = reservedTransitions(place, name).map((way) => doing(way, question.onReserved ?? []));
      const heard = reserved.length > 0 ? alsoByKey(question) : question;
      return askStates(name, reserved, isInLine(place) ? withPartials(heard) : heard);
    },
    module: (use) => compileModule(place, node, use),
    leaveModule: (exit) => leaveModuleBy(place, exit),
    waitFlow: (use) => compileWaitFlow(place, node, use, leaveBy),
    leaveLine: (reason) => place.leaveLine?.(reason) ?? { target: targetOf(place, undefined) },
    meanwhile: (actions, next) => meanwhile(reservedTransitions(place, name, 'unasked'), actions, next),
  };
}

const emitInLine: typeof emit = { ...emit, speak: (prompt) => emit.speak(prompt, { skippable: true }) };

/** In line no word may keep a key from being heard. */
function isInLine(place: Place): boolean {
  return keysHeldBy(place).leaveLine !== null;
}

/** What a caller says in line is kept while he says it: an agent may become free in the middle of it. */
function withPartials(question: Question): Question {
  const { listenFor } = question;
  return listenFor.input === 'dtmf' ? question : { ...question, listenFor: { ...listenFor, partial: true } };
}

function meanwhile(reserved: readonly TransitionJson[], actions: readonly NamedJson[], next: TransitionJson): StateJson {
  const listenFor = { input: 'dtmf', numDigits: 1, finishOnKey: '', timeoutSeconds: 1, aside: true } as const;
  return {
    initial: 'sounding',
    states: {
      sounding: {
        entry: [...actions, emit.listen({}, listenFor)],
        on: {
          'call.digits': [...reserved.map((way) => (way.target === undefined ? { ...way, target: 'sounding', reenter: true } : way)), next],
          'call.no-input': [next],
        },
      },
    },
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

/** Where nothing is asked, "back" leads to the last question, not to the one before it. */
function reservedTransitions(place: Place, name: string, asks: 'asked' | 'unasked' = 'asked'): TransitionJson[] {
  const ways = Object.entries(keysHeldBy(place).flow.reservedKeys);
  return ways.map(([keys, action]) => ({ guard: keysAre({ keys }), ...reservedWay(place, name, action, asks) }));
}

function reservedWay(place: Place, name: string, action: ReservedAction, asks: 'asked' | 'unasked'): TransitionJson {
  const holder = keysHeldBy(place);
  if (action === 'repeat') return {};
  if (action === 'back')
    return { target: besideNodes(holder, BACK_STATE), actions: [...(asks === 'asked' ? [forgetAsked({})] : []), emit.left(name, 'back')] };
  const out = place.depth > holder.depth ? [unwind({ depth: holder.depth })] : [];
  return { target: targetOf(holder, holder.flow.exits[action.exit]), actions: [...out, emit.left(name, action.exit)] };
}
