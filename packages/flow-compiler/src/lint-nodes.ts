import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import type { NodePlace, PreparedNode, Registry } from './define-node.ts';
import { nodeFields } from './node-fields.ts';
import type { Modules } from './place.ts';

/** What each node finds in its own configuration, with its place in the file. */
export function lintNodes(flow: Flow, registry: Registry, nodes: ReadonlyMap<string, PreparedNode>, modules: Modules): Diagnostic[] {
  const { kind, languages, variables, module, reservedKeys } = flow;
  const place: NodePlace = {
    kind,
    languages,
    variables,
    modules,
    leaveReasons: (id) => leaveReasons(Object.hasOwn(modules, id) ? modules[id] : undefined, registry),
    reservedKeys: Object.keys(reservedKeys),
    ...(module !== undefined && { module }),
  };
  return [...nodes].flatMap(([id, node]) =>
    node.lint(place).map(({ code, path, message, severity }) => diagnostic(code, ['nodes', id, 'config', ...path], message, severity)),
  );
}

/** Why callers can leave the line in a wait flow, by what its nodes' schemas say of their fields. */
export function leaveReasons(wait: Flow | undefined, registry: Registry): string[] {
  if (wait === undefined) return [];
  const fields = nodeFields(wait, registry).flatMap((node) => node.fields);
  const reasons = fields.flatMap(({ control, value }) => (control === 'leave-reason' && typeof value === 'string' ? [value] : []));
  return [...new Set(reasons)];
}
