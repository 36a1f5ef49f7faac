/** The time of which a flow's traffic is shown on its canvas; `live` shows who is where now, beside today's. */
export const trafficPeriods = ['live', 'today', '7-days', '30-days'] as const;
export type TrafficPeriod = (typeof trafficPeriods)[number];

/** As it stands in an address; nothing where no traffic is to be shown. */
export function readTraffic(text: unknown): { traffic?: TrafficPeriod } {
  const traffic = trafficPeriods.find((period) => period === text);
  return traffic === undefined ? {} : { traffic };
}
