import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import type { NodePlace, PreparedNode } from './define-node.ts';
import type { Modules } from './place.ts';

/** What each node finds in its own configuration, with its place in the file. */
export function lintNodes(flow: Flow, nodes: ReadonlyMap<string, PreparedNode>, modules: Modules): Diagnostic[] {
  const { languages, variables, module, reservedKeys } = flow;
  const place: NodePlace = {
    languages,
    variables,
    modules,
    reservedKeys: Object.keys(reservedKeys),
    ...(module !== undefined && { module }),
  };
  return [...nodes].flatMap(([id, node]) =>
    node.lint(place).map(({ code, path, message, severity }) => diagnostic(code, ['nodes', id, 'config', ...path], message, severity)),
  );
}
