import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';
import { takeEarly } from './early-answers.ts';
import { lastSaveOf } from './last-saves.ts';

/** All flows, as cards. */
export const flowsQuery = queryOptions({
  queryKey: ['flows'],
  queryFn: () => answered(api.flows.$get({ query: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone } })),
});
export type FlowCard = Awaited<ReturnType<NonNullable<typeof flowsQuery.queryFn>>>[number];

const askForFlow = (id: string) => api.flows[':id'].$get({ param: { id } });

/** What was asked for before the page was there, else asked now. */
function readFlow(id: string) {
  const early = takeEarly(`/api/flows/${encodeURIComponent(id)}`) as ReturnType<typeof askForFlow> | undefined;
  return answered(early?.catch(() => askForFlow(id)) ?? askForFlow(id));
}

/** One flow with its draft, or what is live. */
export function flowQuery(id: string) {
  return queryOptions({
    queryKey: ['flows', id],
    async queryFn() {
      await lastSaveOf(id);
      return readFlow(id);
    },
    // the editor holds the document itself
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
export type FlowState = Awaited<ReturnType<NonNullable<ReturnType<typeof flowQuery>['queryFn']>>>;

/** The versions of a flow, the newest first. */
export function versionsQuery(id: string) {
  return queryOptions({ queryKey: ['flows', id, 'versions'], queryFn: () => answered(api.flows[':id'].versions.$get({ param: { id } })) });
}

/** What a version of a flow was. */
export function versionQuery(id: string, number: number) {
  return queryOptions({
    queryKey: ['flows', id, 'versions', number],
    queryFn: () => answered(api.flows[':id'].versions[':number'].$get({ param: { id, number: String(number) } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
