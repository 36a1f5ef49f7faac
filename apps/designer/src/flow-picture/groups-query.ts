import type { NodeGroup, Registry } from '@callwright/flow-compiler';
import { queryOptions } from '@tanstack/react-query';

/** The group of each node type. The definitions are large, so they come after the page. */
export const groupsQuery = queryOptions({
  queryKey: ['node-groups'],
  queryFn: async (): Promise<ReadonlyMap<string, NodeGroup>> => {
    const { nodeRegistry } = await import('@callwright/nodes');
    const registry: Registry = nodeRegistry;
    return new Map(Object.entries(registry).map(([type, { group }]) => [type, group]));
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});
