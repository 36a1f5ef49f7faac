import { canonicalJson } from '../canonical-json.ts';
import type { Flow } from '../flow-document.ts';

/** Which nodes of two flows are the same. */
export interface MatchedNodes {
  /** Old id to new id, of nodes that are in both. */
  kept: ReadonlyMap<string, string>;
  removed: readonly string[];
  added: readonly string[];
}

/** Nodes are the same by id; what is left, by type and configuration, when only one fits, or one of that title does. */
export function matchNodes(before: Flow, after: Flow): MatchedNodes {
  const kept = new Map(Object.keys(before.nodes).flatMap((id) => (Object.hasOwn(after.nodes, id) ? [[id, id] as const] : [])));
  const added = new Set(Object.keys(after.nodes).filter((id) => !Object.hasOwn(before.nodes, id)));
  const candidates = new Map<string, string[]>();
  for (const id of added) candidates.set(contentOf(after, id), [...(candidates.get(contentOf(after, id)) ?? []), id]);
  const removed = Object.keys(before.nodes).filter((id) => {
    if (kept.has(id)) return false;
    const free = (candidates.get(contentOf(before, id)) ?? []).filter((other) => added.has(other));
    const match = free.find((other) => titleOf(after, other) === titleOf(before, id)) ?? (free.length === 1 ? free[0] : undefined);
    if (match === undefined) return true;
    kept.set(id, match);
    added.delete(match);
    return false;
  });
  return { kept, removed, added: [...added] };
}

function contentOf(flow: Flow, id: string): string {
  const node = flow.nodes[id];
  return canonicalJson([node?.type, node?.config]);
}

function titleOf(flow: Flow, id: string): string | undefined {
  return flow.nodes[id]?.title;
}
