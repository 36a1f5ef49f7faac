import type { Diagnostic, Flow } from '@callwright/flow-schema';
import { checkExits } from './check-exits.ts';
import { checkPrompts } from './check-prompts.ts';
import { checkReachable } from './check-reachable.ts';
import { checkVariables } from './check-variables.ts';
import type { PreparedNode, Registry } from './define-node.ts';
import type { FoundField } from './find-fields.ts';
import { lintNodes } from './lint-nodes.ts';
import { fieldsOfNode } from './node-fields.ts';
import type { Modules } from './place.ts';

/** Finds what is wrong between the nodes of a flow, and what the nodes say of themselves. */
export function checkFlow(flow: Flow, registry: Registry, nodes: ReadonlyMap<string, PreparedNode>, modules: Modules): Diagnostic[] {
  const fields = fieldsOf(flow, registry, nodes);
  return [
    ...checkExits(flow, nodes),
    ...checkReachable(flow),
    ...checkPrompts(flow, fields),
    ...checkVariables(flow, fields),
    ...lintNodes(flow, registry, nodes, modules),
  ];
}

/** All fields with a control, of all nodes that could be read, with their place in the file. */
function fieldsOf(flow: Flow, registry: Registry, nodes: ReadonlyMap<string, PreparedNode>): FoundField[] {
  return [...nodes.keys()].flatMap((id) => {
    const node = flow.nodes[id];
    const schema = node && registry[node.type]?.config;
    return node === undefined || schema === undefined ? [] : fieldsOfNode(schema, id, node.config);
  });
}
