import type { JsonValue } from '@callwright/flow-schema';
import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';

export interface ReadFlow {
  id: string;
  title: string;
  flow: JsonValue;
}

/** All flows with their content: the drafts where there are some. */
export const allFlowsQuery = queryOptions({
  queryKey: ['all-flows'],
  queryFn: async (): Promise<ReadFlow[]> => {
    const cards = await answered(api.flows.$get({ query: {} }));
    const states = await Promise.all(cards.map(({ id }) => answered(api.flows[':id'].$get({ param: { id } }))));
    return states.map(({ id, title, flow }) => ({ id, title, flow: flow as JsonValue }));
  },
  staleTime: 30_000,
});
