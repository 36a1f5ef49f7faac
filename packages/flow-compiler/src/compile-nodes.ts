import { countNode } from './built-in-logic.ts';
import { checkLogicNames } from './check-logic-names.ts';
import { createCompileContext } from './compile-context.ts';
import type { PreparedNode } from './define-node.ts';
import { emit } from './emit.ts';
import { type Place, pathName } from './place.ts';
import type { StateJson } from './state-json.ts';

/** The states of all nodes of a flow, or of a module. */
export function compileNodes(place: Place, nodes: ReadonlyMap<string, PreparedNode>): Record<string, StateJson> {
  return Object.fromEntries(
    [...nodes].map(([id, node]): [string, StateJson] => {
      const { type = '', title } = place.flow.nodes[id] ?? {};
      const compiled = withNodeEntry(pathName(place, id), title, node.compile(createCompileContext(place, id, node.exits)));
      const definition = place.registry[type];
      if (definition !== undefined) checkLogicNames(definition, compiled);
      return [id, compiled];
    }),
  );
}

function withNodeEntry(name: string, title: string | undefined, state: StateJson): StateJson {
  return {
    ...state,
    ...(title !== undefined && { description: title }),
    entry: [countNode({}), emit.entered(name), ...(state.entry ?? [])],
  };
}
