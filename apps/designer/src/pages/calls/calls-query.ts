import { answered, api } from '@callwright/web/api/client.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { momentsOf } from '../../page-parts/period/period.ts';
import type { CallSearch } from './call-search.ts';

function queryOf(search: CallSearch) {
  const { outcome, flow, queue, direction, text } = search;
  return {
    ...momentsOf(search),
    ...(outcome !== undefined && { outcome }),
    ...(flow !== undefined && { flow }),
    ...(queue !== undefined && { queue }),
    ...(direction !== undefined && { direction }),
    ...(text !== undefined && { text }),
  };
}

/** The call log, the newest first, page by page. */
export function callsQuery(search: CallSearch) {
  return infiniteQueryOptions({
    queryKey: ['calls', search],
    queryFn: ({ pageParam }) =>
      answered(api.calls.$get({ query: { ...queryOf(search), ...(pageParam !== null && { cursor: pageParam }) } as never })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: 15_000,
  });
}
export type CallPage = Awaited<ReturnType<NonNullable<ReturnType<typeof callsQuery>['queryFn']>>>;
export type CallRow = CallPage['calls'][number];

/** Where the same list is as CSV. */
export function callsCsv(search: CallSearch): string {
  return `/api/calls?${new URLSearchParams({ ...queryOf(search), format: 'csv', limit: '200' })}`;
}
