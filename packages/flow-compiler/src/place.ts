import type { Flow } from '@callwright/flow-schema';
import type { PreparedNode, Registry } from './define-node.ts';
import type { StateJson } from './state-json.ts';

/** The machine's own id; targets are written from it, so that any nested state can leave its node. */
export const MACHINE_ID = 'flow';
export const BACK_STATE = '$back';
export const FAILED_STATE = '$failed';
export const ENDED_STATE = '$ended';

/** Flows of kind `module` by their id. */
export type Modules = Readonly<Record<string, Flow>>;

/** Where nodes are compiled to: the flow itself, or a module that one of its nodes uses. */
export interface Place {
  flow: Flow;
  /** The flow that callers called: its reserved keys, exits and voices hold in all modules. */
  root: Flow;
  /** The nodes that use a module in a module, outermost first; empty for the flow itself. */
  path: readonly string[];
  modules: Modules;
  registry: Registry;
  /** The way out of a module, and what it gives back; null for the flow itself. */
  way: { parent: Place; node: string; outputs: readonly ModuleOutput[] } | null;
  /** Compiles the nodes of a module in its turn. */
  compileNodes(place: Place, nodes: ReadonlyMap<string, PreparedNode>): Record<string, StateJson>;
  /** Takes note of a node that asks callers something, for the way back. */
  onAsked(asked: { id: string; target: string; depth: number }): void;
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
export function targetOf({ flow, path }: Place, node: string | undefined): string {
  const isThere = node !== undefined && Object.hasOwn(flow.nodes, node);
  return `#${MACHINE_ID}.${isThere ? [...path, node].join('.') : FAILED_STATE}`;
}
