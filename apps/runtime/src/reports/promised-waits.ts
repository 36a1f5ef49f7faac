import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { ReportFilter } from './report-filter.ts';

/** What callers were told of their wait, and what came of it. Times are seconds, `errors` real less told: below zero it was sooner. */
export interface PromisedWaits {
  told: number;
  kept: number;
  broken: number;
  /** Not settled yet, or nobody can tell any more: the caller gave up before the time was up. */
  open: number;
  saidMean: number | null;
  waitedMean: number | null;
  errors: { fromSeconds: number | null; toSeconds: number | null; count: number }[];
}

/** Where bands of errors begin and end. */
const bounds = [-300, -120, -60, -30, 0, 30, 60, 120, 300] as const;

const row = z.object({
  queue: z.string().nullable(),
  told: z.number(),
  kept: z.number(),
  broken: z.number(),
  saidMean: z.number().nullable(),
  waitedMean: z.number().nullable(),
  bands: z.array(z.number()),
});

/** By queue, and of all under ''. Waits that were told in seconds, in places that were answered, have an error. */
export async function promisedWaits({ db }: Deps, { since, until, queue }: ReportFilter): Promise<Map<string, PromisedWaits>> {
  const bands = sql.join(
    Array.from({ length: bounds.length + 1 }, (_, band) => sql`(count(*) filter (where band = ${band}))::int`),
    sql`, `,
  );
  const own = queue === undefined ? sql`` : sql`and promises.queue = ${queue}`;
  const { rows } = (await db.execute(sql`
    with told as (
      select promises.queue, kept, said, waited, width_bucket(waited - said, array[${sql.raw(bounds.join(','))}]::float8[]) as band
      from (select queue, kept, entry_id, at, (said->>'seconds')::float8 as said from promises
        where kind = 'wait' and at >= ${since} and at < ${until} ${own}) promises
      left join lateral (
        select extract(epoch from connected_at - promises.at)::float8 as waited from entries
        where id = promises.entry_id and connected_at is not null and promises.said is not null) real on true)
    select queue, count(*)::int as told, (count(*) filter (where kept))::int as kept, (count(*) filter (where not kept))::int as broken,
      (avg(said) filter (where waited is not null))::float8 as "saidMean", avg(waited)::float8 as "waitedMean", array[${bands}] as bands
    from told group by grouping sets ((), (queue))`)) as unknown as { rows: unknown };
  return new Map(
    z
      .array(row)
      .parse(rows)
      .map((one) => [one.queue ?? '', toldOf(one)]),
  );
}

function toldOf({ told, kept, broken, saidMean, waitedMean, bands }: z.infer<typeof row>): PromisedWaits {
  const errors = bands.map((count, band) => ({ fromSeconds: bounds[band - 1] ?? null, toSeconds: bounds[band] ?? null, count }));
  return { told, kept, broken, open: told - kept - broken, saidMean, waitedMean, errors };
}
