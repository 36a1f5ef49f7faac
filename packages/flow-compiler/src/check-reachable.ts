import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';

/** Nodes that no call can come to. A flow that begins nowhere is told so once, not for each of its nodes. */
export function checkReachable(flow: Flow): Diagnostic[] {
  if (!Object.hasOwn(flow.nodes, flow.start)) return [];
  const reached = new Set<string>();
  const waiting = [flow.start, ...(flow.onError === undefined ? [] : [flow.onError]), ...reservedTargets(flow)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id) || !Object.hasOwn(flow.nodes, id)) continue;
    reached.add(id);
    waiting.push(...Object.values(flow.nodes[id]?.exits ?? {}));
  }
  return Object.entries(flow.nodes)
    .filter(([id]) => !reached.has(id))
    .map(([id, node]) =>
      diagnostic(
        'unreachable-node',
        ['nodes', id],
        `No call can come to "${node.title ?? id}". Connect an exit to it or delete it.`,
        'warning',
      ),
    );
}

function reservedTargets(flow: Flow): string[] {
  return Object.values(flow.reservedKeys).flatMap((action) => (typeof action === 'string' ? [] : (flow.exits[action.exit] ?? [])));
}
