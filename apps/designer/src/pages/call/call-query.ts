import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';

/** A call that goes on is looked at again after this. */
const refetchInterval = 5_000;

/** The story of one call. */
export function callQuery(sid: string) {
  return queryOptions({
    queryKey: ['call', sid],
    queryFn: () => answered(api.calls[':sid'].$get({ param: { sid } })),
    refetchInterval: ({ state }) => (state.data?.status === 'completed' ? false : refetchInterval),
  });
}
export type CallStory = Awaited<ReturnType<NonNullable<ReturnType<typeof callQuery>['queryFn']>>>;
export type Visit = CallStory['path'][number];
