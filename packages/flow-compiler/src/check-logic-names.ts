import { builtInChanges, builtInGuards } from './built-in-logic.ts';
import type { NodeDefinition } from './define-node.ts';
import { isEmitted } from './emit.ts';
import type { NamedJson, StateJson, TransitionJson } from './state-json.ts';

/** States of nodes that were held against their own definitions: a module has them inside. */
const checked = new WeakSet<StateJson>();

const builtIn: ReadonlySet<string> = new Set([...builtInGuards, ...builtInChanges].map(({ type }) => type));

/** Throws when a node uses logic that its definition does not list: XState would pass over it in silence. A mistake in the node type, not in a flow. */
export function checkLogicNames({ type, guards, changes }: NodeDefinition, state: StateJson): void {
  const own = new Set([...guards, ...changes].map((logic) => logic.type));
  for (const named of namesIn(state)) {
    if (builtIn.has(named.type) || own.has(named.type) || isEmitted(named)) continue;
    throw new Error(`The node type "${type}" uses "${named.type}" but does not list it under guards or changes.`);
  }
  for (const inner of Object.values(state.states ?? {})) checked.add(inner);
  checked.add(state);
}

function namesIn(state: StateJson): NamedJson[] {
  if (checked.has(state)) return [];
  const { entry = [], on = {}, always = [], states = {} } = state;
  return [...entry, ...Object.values(on).flatMap(namesOf), ...namesOf(always), ...Object.values(states).flatMap(namesIn)];
}

function namesOf(transitions: readonly TransitionJson[]): NamedJson[] {
  return transitions.flatMap(({ guard, actions = [] }) => [...(guard === undefined ? [] : [guard]), ...actions]);
}
