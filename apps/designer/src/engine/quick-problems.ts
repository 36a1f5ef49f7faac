import { labelAt, type Registry } from '@callwright/flow-compiler';
import { type Diagnostic, type Flow, issuesToDiagnostics } from '@callwright/flow-schema';

/** What reading a configuration by its own schema can find. */
const FIELD_CODES = new Set(['missing-field', 'invalid-field', 'unknown-field']);

/** What is wrong in the fields of these nodes, without a look at the rest of the flow: quick enough for each key that is typed. */
export function fieldProblems({ nodes }: Flow, ids: readonly string[], registry: Registry): Diagnostic[] {
  return ids.flatMap((id) => {
    const node = Object.hasOwn(nodes, id) ? nodes[id] : undefined;
    const definition = node !== undefined && Object.hasOwn(registry, node.type) ? registry[node.type] : undefined;
    if (node === undefined || definition === undefined) return [];
    const at = ['nodes', id, 'config'];
    return issuesToDiagnostics(definition.prepare(node.config).issues, at, (path) => labelAt(definition.config, path.slice(at.length)));
  });
}

/** The nodes that are not as they were. */
export function changedNodes(before: Flow, now: Flow): string[] {
  return Object.keys(now.nodes).filter((id) => now.nodes[id] !== before.nodes[id]);
}

/** Problems of a whole look at an earlier flow, brought up to what is known of the nodes that changed since. */
export function withQuickProblems(whole: readonly Diagnostic[], before: Flow, now: Flow, registry: Registry): Diagnostic[] {
  const changed = new Set(changedNodes(before, now));
  const kept = whole.filter(({ path: [field, id, part], code }) => {
    if (field !== 'nodes' || id === undefined) return true;
    if (!Object.hasOwn(now.nodes, String(id))) return false;
    return !(changed.has(String(id)) && part === 'config' && FIELD_CODES.has(code));
  });
  return [...fieldProblems(now, [...changed], registry), ...kept];
}

/** Problems by the node that they are in. */
export function problemsByNode(problems: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const byNode = new Map<string, Diagnostic[]>();
  for (const problem of problems) {
    const [field, id] = problem.path;
    if (field !== 'nodes' || id === undefined) continue;
    byNode.set(String(id), [...(byNode.get(String(id)) ?? []), problem]);
  }
  return byNode;
}
