import type { PastArrivals } from '../../queues/queues-api.ts';
import type { ByHour, WhatIfInputs } from './what-if-inputs.ts';

/** Inputs whose callers are those of the last weeks, on a mean day or a weekday: they come, talk and give up as they did. */
export function withPastCalls(
  inputs: WhatIfInputs,
  { byHour, byWeekday, talk, patience }: PastArrivals,
  weekday: number | null,
): WhatIfInputs {
  const arrivals: ByHour = weekday === null ? byHour : (byWeekday[weekday]?.byHour ?? byHour);
  const busy = arrivals.flatMap((value, hour) => (value > 0 ? [hour] : []));
  return {
    ...inputs,
    opens: Math.min(inputs.opens, busy[0] ?? inputs.opens),
    closes: Math.max(inputs.closes, (busy.at(-1) ?? 0) + 1),
    arrivals,
    ...(talk !== null && { talk: { law: 'lognormal' as const, mean: talk.mean, cv: Math.min(10, talk.cv) } }),
    ...(patience !== null && { patience: { survival: patience } }),
  };
}
