import { builtInChanges, builtInGuards } from './built-in-logic.ts';
import type { NodeDefinition } from './define-node.ts';
import { isEmitted } from './emit.ts';
import type { NamedJson, StateJson, TransitionJson } from './state-json.ts';

/** States of nodes that were held against their own definitions: a module has them inside. */
const checked = new WeakSet<StateJson>();

const builtIn: ReadonlySet<string> = new Set([...builtInGuards, ...builtInChanges].map(({ type }) => type));

/** Throws when a node uses logic that its definition does not list: XState would pass over it in silence. A mistake in the node type, not in a flow. */
export function checkLogicNames({ type, guards, changes }: NodeDefinition, state: StateJson): void {
  const isOwn = (name: string) => guards.some((guard) => guard.type === name) || changes.some((change) => change.type === name);
  eachNamed(state, (named) => {
    if (builtIn.has(named.type) || isEmitted(named) || isOwn(named.type)) return;
    throw new Error(`The node type "${type}" uses "${named.type}" but does not list it under guards or changes.`);
  });
  for (const inner of Object.values(state.states ?? {})) checked.add(inner);
  checked.add(state);
}

type Look = (named: NamedJson) => void;

function eachNamed(state: StateJson, look: Look): void {
  if (checked.has(state)) return;
  const { entry, on, always, states } = state;
  entry?.forEach(look);
  for (const transitions of Object.values(on ?? {})) eachOf(transitions, look);
  eachOf(always, look);
  for (const inner of Object.values(states ?? {})) eachNamed(inner, look);
}

function eachOf(transitions: readonly TransitionJson[] | undefined, look: Look): void {
  for (const { guard, actions } of transitions ?? []) {
    if (guard !== undefined) look(guard);
    actions?.forEach(look);
  }
}
