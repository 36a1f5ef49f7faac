import type { JsonValue } from '@callwright/flow-schema';
import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';

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
