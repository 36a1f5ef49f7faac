import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import type { PreparedNode } from './define-node.ts';

/** What each node finds in its own configuration, with its place in the file. */
export function lintNodes(flow: Flow, nodes: ReadonlyMap<string, PreparedNode>): Diagnostic[] {
  return [...nodes].flatMap(([id, node]) => {
    const problems = node.lint({ languages: flow.languages, variables: flow.variables, reservedKeys: Object.keys(flow.reservedKeys) });
    return problems.map(({ code, path, message, severity }) => diagnostic(code, ['nodes', id, 'config', ...path], message, severity));
  });
}
