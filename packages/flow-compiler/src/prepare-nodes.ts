import { type Diagnostic, diagnostic, type Flow, type FlowNode, issuesToDiagnostics } from '@callwright/flow-schema';
import type { PreparedNode, Registry } from './define-node.ts';
import { labelAt } from './form-fields.ts';

/** Reads each node's configuration with its own definition; what cannot be read is left out and reported. */
export function prepareNodes(flow: Flow, registry: Registry): { nodes: Map<string, PreparedNode>; diagnostics: Diagnostic[] } {
  const nodes = new Map<string, PreparedNode>();
  const diagnostics = Object.entries(flow.nodes).flatMap(([id, node]) => prepareNode(flow, registry, nodes, id, node));
  return { nodes, diagnostics };
}

function prepareNode(flow: Flow, registry: Registry, nodes: Map<string, PreparedNode>, id: string, node: FlowNode): Diagnostic[] {
  const definition = Object.hasOwn(registry, node.type) ? registry[node.type] : undefined;
  if (definition === undefined) {
    const known = Object.keys(registry).join(', ');
    return [diagnostic('unknown-type', ['nodes', id, 'type'], `There is no node type "${node.type}". Known are: ${known}.`)];
  }
  const { node: prepared, issues } = definition.prepare(node.config);
  if (prepared === null) {
    const at = ['nodes', id, 'config'];
    return issuesToDiagnostics(issues, at, (path) => labelAt(definition.config, path.slice(at.length)));
  }
  nodes.set(id, prepared);
  if (definition.kinds.includes(flow.kind)) return [];
  const message = `A "${definition.title}" node cannot stand in a flow of kind "${flow.kind}".`;
  return [diagnostic('kind-not-allowed', ['nodes', id, 'type'], message)];
}
