import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';

/** How this person's desk stands. The live connection keeps it up to date. */
export const deskQuery = queryOptions({ queryKey: ['desk'], queryFn: () => answered(api.desk.$get()), staleTime: 30_000 });

export type Desk = Awaited<ReturnType<NonNullable<typeof deskQuery.queryFn>>>;
export type DeskCall = NonNullable<Desk['call']>;

/** What is known of a call; read anew when its mark changes. */
export const caseQuery = (entry: string, mark: string) =>
  queryOptions({
    queryKey: ['case', entry, mark],
    queryFn: () => answered(api.cases[':entry'].$get({ param: { entry } })),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => (before !== undefined && 'entry' in before && before.entry === entry ? before : undefined),
  });
export type Case = Awaited<ReturnType<NonNullable<ReturnType<typeof caseQuery>['queryFn']>>>;

/** All queues, those that he serves first; read anew when his skills change. */
export const ownQueuesQuery = (skills: Desk['agent']['skills'] = {}) =>
  queryOptions({ queryKey: ['desk-queues', skills], queryFn: () => answered(api.desk.queues.$get()), refetchInterval: 60_000 });

/** One's own figures of today, and the team's. */
export const figuresQuery = queryOptions({
  queryKey: ['figures'],
  queryFn: () => answered(api.cases.figures.$get()),
  refetchInterval: 30_000,
});
