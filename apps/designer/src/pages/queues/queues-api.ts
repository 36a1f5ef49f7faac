import { answered, api } from '@callwright/web/api/client.ts';
import { useLive } from '@callwright/web/api/live.ts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';

/** What the server does not tell, such as a page that slept, is seen at least so often. */
const LOOK_AGAIN_MILLISECONDS = 15_000;

/** All queues with their figures. */
export const queuesNowQuery = queryOptions({
  queryKey: ['queues-now'],
  queryFn: () => answered(api.queues.$get()),
  refetchInterval: LOOK_AGAIN_MILLISECONDS,
});
export type QueueCard = Awaited<ReturnType<NonNullable<typeof queuesNowQuery.queryFn>>>[number];
export type AgentCounts = QueueCard['agents'];
export type CallbackCounts = QueueCard['callbacks'];

/** One queue with everybody in it. */
export function queueNowQuery(name: string) {
  return queryOptions({
    queryKey: ['queues-now', name],
    queryFn: () => answered(api.queues[':name'].$get({ param: { name } })),
    refetchInterval: LOOK_AGAIN_MILLISECONDS,
  });
}
export type QueueNow = Awaited<ReturnType<NonNullable<ReturnType<typeof queueNowQuery>['queryFn']>>>;
export type PlaceInLine = QueueNow['inLine'][number];

/** Who hung up in line today, the last first. */
export function lostCallersQuery(name: string) {
  return queryOptions({
    queryKey: ['queues-now', name, 'lost'],
    queryFn: () => answered(api.queues[':name'].entries.$get({ param: { name }, query: { state: 'abandoned' } })),
    refetchInterval: LOOK_AGAIN_MILLISECONDS,
  });
}
export type LostCaller = Awaited<ReturnType<NonNullable<ReturnType<typeof lostCallersQuery>['queryFn']>>>[number];

/** Who called a queue in the last weeks, by hour and weekday, with talk and patience. */
export function arrivalsQuery(name: string, weeks: number) {
  return queryOptions({
    queryKey: ['queue-arrivals', name, weeks],
    queryFn: () => answered(api.queues[':name'].arrivals.$get({ param: { name }, query: { weeks: String(weeks) } })),
  });
}
export type PastArrivals = Awaited<ReturnType<NonNullable<ReturnType<typeof arrivalsQuery>['queryFn']>>>;

export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: () => answered(api.agents.$get()),
  refetchInterval: LOOK_AGAIN_MILLISECONDS,
});
export type Agent = Awaited<ReturnType<NonNullable<typeof agentsQuery.queryFn>>>[number];

type Levels = Record<string, number>;

/** What is done with a queue and its agents by hand. */
export const queueActions = {
  take: (name: string, id: string, agent: string) =>
    answered(api.queues[':name'].entries[':id'].take.$post({ param: { name, id }, json: { agent } })),
  allHands: (name: string, on: boolean) => answered(api.queues[':name']['all-hands'].$put({ param: { name }, json: { on } })),
  callBack: (name: string, number: string) => answered(api.queues[':name'].callbacks.$post({ param: { name }, json: { number } })),
  addAgent: (agent: { name: string; address: string; skills: Levels }) => answered(api.agents.$post({ json: agent })),
  setStatus: (id: string, status: 'available' | 'break' | 'offline') =>
    answered(api.agents[':id'].status.$put({ param: { id }, json: { status } })),
  setSkills: (id: string, skills: Levels) => answered(api.agents[':id'].skills.$put({ param: { id }, json: { skills } })),
};

/** Reads figures anew when the server says that they have changed. */
export function useQueuesLive(topic: string): void {
  const answers = useQueryClient();
  useLive(topic, () => {
    void answers.invalidateQueries({ queryKey: ['queues-now'] });
    void answers.invalidateQueries({ queryKey: ['agents'] });
  });
}
