import type { Flow } from '@callwright/flow-schema';
import type { PreparedNode, Registry } from './define-node.ts';
import type { StateJson, TransitionJson } from './state-json.ts';

/** The machine's own id; targets are written from it, so that any nested state can leave its node. */
export const MACHINE_ID = 'flow';
export const BACK_STATE = '$back';
export const FAILED_STATE = '$failed';
export const ENDED_STATE = '$ended';

/** The flows that become parts of others, of kind `module` and `wait`, by their id. */
export type Modules = Readonly<Record<string, Flow>>;

/** Where nodes are compiled to: the flow itself, or a module or a wait flow that one of its nodes uses. */
export interface Place {
  flow: Flow;
  /** The flow that callers called: its languages and voices hold in all of its parts. */
  root: Flow;
  /** The nodes that use the flows around this one, outermost first; empty for the flow itself. */
  path: readonly string[];
  /** The states in which its nodes stand, outermost first. */
  states: readonly string[];
  /** How many modules it is in: so many frames the call's memory has here. */
  depth: number;
  /** The place whose reserved keys, exits and way back hold here; null: its own. */
  keys: Place | null;
  /** How a caller leaves the line from here; null where he is in none. */
  leaveLine: ((reason: string) => TransitionJson) | null;
  modules: Modules;
  registry: Registry;
  /** The way out of a module, and what it gives back; null for the flow itself. */
  way: { parent: Place; node: string; outputs: readonly ModuleOutput[] } | null;
  /** Compiles the nodes of a module in its turn. */
  compileNodes(place: Place, nodes: ReadonlyMap<string, PreparedNode>): Record<string, StateJson>;
  /** Takes note of a node that asks callers something, for the way back. */
  onAsked(asked: AskedNode): void;
}

/** A node that asks callers something: its name in the path, where it begins, and how many modules it is in. */
export interface AskedNode {
  id: string;
  target: string;
  depth: number;
}

/** A variable of the flow that becomes what a variable of the module was. */
export interface ModuleOutput {
  variable: string;
  from: string;
}

/** A node's name in a call's path: nodes of a module stand behind the node that uses it. */
export function pathName({ path }: Place, node: string): string {
  return [...path, node].join('/');
}

/** The target of a transition to a node, or to the failure state where there is no such node. */
export function targetOf({ flow, states }: Place, node: string | undefined): string {
  const isThere = node !== undefined && Object.hasOwn(flow.nodes, node);
  return `#${MACHINE_ID}.${isThere ? [...states, node].join('.') : FAILED_STATE}`;
}

/** The target of a transition to a state that stands beside the nodes of a place. */
export function besideNodes({ states }: Place, state: string): string {
  return `#${MACHINE_ID}.${[...states, state].join('.')}`;
}

/** The place whose reserved keys, exits and way back hold. */
export function keysHeldBy(place: Place): Place {
  return place.keys ?? place;
}
