import { answered, api } from '@callwright/web/api/client.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { momentsOf } from '../../page-parts/period/period.ts';
import type { LostSearch } from './lost-search.ts';

const PAGE = '50';
/** As many as the API gives in one file. */
const CSV_ROWS = '200';
const refetchInterval = 30_000;

function lostFilterOf(search: LostSearch) {
  const { flow, queue, state } = search;
  return { ...momentsOf(search), state, ...(flow !== undefined && { flow }), ...(queue !== undefined && { queue }) };
}

/** Lost calls that fit a filter, a page at a time, the newest first. */
export function lostCallsQuery(search: LostSearch) {
  return infiniteQueryOptions({
    queryKey: ['lost-calls', search],
    queryFn: ({ pageParam }) =>
      answered(
        api['lost-calls'].$get({ query: { ...lostFilterOf(search), limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: (before) => before,
    refetchInterval,
  });
}
type Answer<Query extends (...args: never[]) => { queryFn?: unknown }> = ReturnType<Query>['queryFn'] extends
  | ((...args: never[]) => infer Got)
  | undefined
  ? Awaited<Got>
  : never;
export type LostCall = Answer<typeof lostCallsQuery>['lost'][number];

/** Where the newest lost calls that fit a filter are as CSV. */
export function lostCsv(search: LostSearch): string {
  return `/api/lost-calls?${new URLSearchParams({ ...lostFilterOf(search), limit: CSV_ROWS, format: 'csv' })}`;
}
