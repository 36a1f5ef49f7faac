import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './client.ts';
import { lastSaveOf } from './last-saves.ts';

/** All flows, as cards. */
export const flowsQuery = queryOptions({
  queryKey: ['flows'],
  queryFn: () => answered(api.flows.$get({ query: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone } })),
});
export type FlowCard = Awaited<ReturnType<NonNullable<typeof flowsQuery.queryFn>>>[number];

const readEarly = new Map<string, Promise<Awaited<ReturnType<typeof readFlow>>>>();
const readFlow = (id: string) => answered(api.flows[':id'].$get({ param: { id } }));

/** Asks for a flow before the page that shows it is there. The first who reads it gets the answer. */
export function readFlowEarly(id: string): void {
  const answer = readFlow(id);
  // who reads it hears of a failure
  answer.catch(() => undefined);
  readEarly.set(id, answer);
}

/** One flow with its draft, or what is live. */
export function flowQuery(id: string) {
  return queryOptions({
    queryKey: ['flows', id],
    async queryFn() {
      await lastSaveOf(id);
      const early = readEarly.get(id);
      readEarly.delete(id);
      return early === undefined ? readFlow(id) : early.catch(() => readFlow(id));
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
