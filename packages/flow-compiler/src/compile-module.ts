import { enterModule, type ModuleInput } from './module-logic.ts';
import { keysHeldBy, type ModuleOutput, type Place, pathName, targetOf } from './place.ts';
import { prepareNodes } from './prepare-nodes.ts';
import type { StateJson } from './state-json.ts';

/** How a node uses a module. */
export interface ModuleUse {
  flow: string;
  inputs: readonly Omit<ModuleInput, 'type'>[];
  outputs: readonly ModuleOutput[];
}

/** The states of a module, inside of the node that uses it. What is wrong with it was reported before; here it leads where failures lead. */
export function compileModule(place: Place, node: string, { flow: id, inputs, outputs }: ModuleUse): StateJson {
  const flow = Object.hasOwn(place.modules, id) ? place.modules[id] : undefined;
  if (flow === undefined) return { always: [{ target: targetOf(place, undefined) }] };
  const inner: Place = {
    ...place,
    flow,
    path: [...place.path, node],
    states: [...place.states, node],
    depth: place.depth + 1,
    keys: keysHeldBy(place),
    leaveLine: null,
    way: { parent: place, node, outputs },
  };
  const typed = inputs.map((input) => ({ ...input, type: flow.variables[input.into]?.type ?? 'text' }));
  return {
    initial: '$enter',
    states: {
      $enter: { always: [{ target: targetOf(inner, flow.start), actions: [enterModule({ node: pathName(place, node), inputs: typed })] }] },
      ...place.compileNodes(inner, prepareNodes(flow, place.registry).nodes),
    },
  };
}
