import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';
import { momentsOf, type PeriodName } from '../../page-parts/period/period.ts';
import type { TrafficOnCanvas } from '../canvas/layers.ts';
import { wayId } from '../canvas/ways.ts';
import type { TrafficPeriod } from './traffic-period.ts';

const AGAIN_MILLISECONDS = { live: 5_000, others: 60_000 };

/** Where callers of a flow went in a time, node by node. */
export function trafficQuery(flow: string, period: TrafficPeriod) {
  const time: PeriodName = period === 'live' ? 'today' : period;
  return queryOptions({
    queryKey: ['traffic', flow, period],
    queryFn: () => answered(api.reports['hang-ups'].$get({ query: { ...momentsOf({ period: time }), flow } })),
    refetchInterval: period === 'live' ? AGAIN_MILLISECONDS.live : AGAIN_MILLISECONDS.others,
  });
}
type HangUps = Awaited<ReturnType<NonNullable<ReturnType<typeof trafficQuery>['queryFn']>>>;

/** The same as the canvas shows it. Nodes inside modules and wait flows are on their own canvases. */
export function trafficOnCanvas({ nodes }: Pick<HangUps, 'nodes'>): TrafficOnCanvas {
  const own = Object.entries(nodes).filter(([id]) => !id.includes('/'));
  const ways = own.flatMap(([id, { exits }]) => Object.entries(exits).map(([exit, count]): [string, number] => [wayId(id, exit), count]));
  return {
    nodes: Object.fromEntries(
      own.map(([id, { entered, hungUp, ended, hungUpAfter }]) => [id, { entered, hungUp, ended, hungUpAfter: hungUpAfter?.p50 ?? null }]),
    ),
    ways: Object.fromEntries(ways),
    most: Math.max(1, ...ways.map(([, count]) => count)),
  };
}
