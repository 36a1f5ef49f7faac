import { answered, api } from '@callwright/web/api/client.ts';
import { useLive } from '@callwright/web/api/live.ts';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';

const floorQuery = queryOptions({ queryKey: ['floor'], queryFn: () => answered(api.floor.$get()), refetchInterval: 15_000 });
export type Floor = Awaited<ReturnType<NonNullable<typeof floorQuery.queryFn>>>;

/** All queues and all who are on duty, kept up to date. */
export function useFloor(): Floor | undefined {
  const queries = useQueryClient();
  const { data } = useQuery({ ...floorQuery, throwOnError: true });
  useLive('floor', ({ event, data: told }) => {
    // the server's own shape
    if (event === 'floor-now') queries.setQueryData(floorQuery.queryKey, told as unknown as Floor);
  });
  return data;
}
