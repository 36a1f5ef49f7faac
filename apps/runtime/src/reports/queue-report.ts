import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { isoTime } from '../store/iso-time.ts';
import { type PromisedWaits, promisedWaits } from './promised-waits.ts';
import { type ReportFilter, timeBefore } from './report-filter.ts';
import { stepOf } from './report-step.ts';
import type { Step } from './report-types.ts';

const figures = {
  offered: z.number(),
  answered: z.number(),
  inTime: z.number(),
  abandoned: z.number(),
  shortAbandoned: z.number(),
  callbacks: z.number(),
  waitMean: z.number().nullable(),
  waitP50: z.number().nullable(),
  waitP90: z.number().nullable(),
  longestWait: z.number().nullable(),
  talkMean: z.number().nullable(),
};
const row = z.object({
  ...figures,
  part: z.enum(['all', 'queue', 'bucket']),
  queue: z.string().nullable(),
  bucket: z.coerce.string().nullable(),
});
type Row = z.infer<typeof row>;

/** Places in line that began in a time. Waits and talks are seconds; a wait ends with the agent, or when the caller gave up. */
export interface QueueFigures {
  queue: string;
  title: string;
  offered: number;
  answered: number;
  /** Gave up, later than who dialled by mistake does; those are `shortAbandoned`. */
  abandoned: number;
  shortAbandoned: number;
  /** Of those answered: whom we called. */
  callbacks: number;
  /** Answered in time, by all who were answered or gave up, as the queue defines both. Null before the first. */
  serviceLevel: { count: number; of: number; share: number; seconds: number | null } | null;
  /** Gave up, by all who were answered or gave up. */
  abandonment: number | null;
  waitMean: number | null;
  waitP50: number | null;
  waitP90: number | null;
  longestWait: number | null;
  talkMean: number | null;
  promised: PromisedWaits;
}

export interface QueueReport {
  queues: QueueFigures[];
  all: QueueFigures;
  before: QueueFigures;
  series: { from: string; offered: number; answered: number; abandoned: number; serviceLevel: number | null; waitMean: number | null }[];
  step: Step;
}

/**
 * How queues did. A place that somebody took up again with a later call is told once, as that call; a transfer is a place of its own. Calls out
 * stand in no queue.
 */
export async function queueReport(deps: Deps, filter: ReportFilter): Promise<QueueReport> {
  const step = stepOf(filter);
  const rows = await countEntries(deps, filter, step);
  const before = await countEntries(deps, timeBefore(filter), step);
  const promised = await promisedWaits(deps, filter);
  const told = (one: Row | undefined, queue: string) => toldFigures(deps, one, queue, promised);
  return {
    queues: rows
      .flatMap((one) => (one.part === 'queue' && one.queue !== null ? [told(one, one.queue)] : []))
      .sort((one, other) => other.offered - one.offered || (one.queue < other.queue ? -1 : 1)),
    all: told(
      rows.find(({ part }) => part === 'all'),
      '',
    ),
    before: toldFigures(
      deps,
      before.find(({ part }) => part === 'all'),
      '',
      new Map(),
    ),
    series: rows
      .flatMap((one) => (one.part === 'bucket' && one.bucket !== null ? [pointOf(one, one.bucket)] : []))
      .sort((one, other) => (one.from < other.from ? -1 : 1)),
    step,
  };
}

function pointOf(one: Row, bucket: string): QueueReport['series'][number] {
  const { offered, answered, abandoned, waitMean } = one;
  return { from: isoTime(bucket), offered, answered, abandoned, serviceLevel: shareOf(one), waitMean };
}

function shareOf({ inTime, answered, abandoned }: Pick<Row, 'inTime' | 'answered' | 'abandoned'>): number | null {
  return answered + abandoned === 0 ? null : inTime / (answered + abandoned);
}

const nothing = { offered: 0, answered: 0, inTime: 0, abandoned: 0, shortAbandoned: 0, callbacks: 0 };
const noTimes = { waitMean: null, waitP50: null, waitP90: null, longestWait: null, talkMean: null };

function toldFigures({ resources }: Deps, one: Row | undefined, queue: string, promised: ReadonlyMap<string, PromisedWaits>): QueueFigures {
  const { inTime, part: _, bucket: __, ...told } = one ?? { ...nothing, ...noTimes, part: 'all', bucket: null, queue };
  const of = told.answered + told.abandoned;
  const share = shareOf({ ...told, inTime });
  const rules = resources.queue(queue);
  return {
    ...told,
    ...{ queue, title: rules?.title ?? queue, abandonment: of === 0 ? null : told.abandoned / of },
    serviceLevel: share === null ? null : { count: inTime, of, share, seconds: rules?.serviceLevel.seconds ?? null },
    promised: promised.get(queue) ?? noPromises,
  };
}

const noPromises: PromisedWaits = { told: 0, kept: 0, broken: 0, open: 0, saidMean: null, waitedMean: null, errors: [] };

async function countEntries(deps: Deps, filter: ReportFilter, step: Step): Promise<Row[]> {
  const { since, until, zone, queue, flow, version, agent } = filter;
  const only = [
    ...(queue === undefined ? [] : [sql`and queue = ${queue}`]),
    ...(flow === undefined ? [] : [sql`and flow_id = ${flow}`]),
    ...(version === undefined ? [] : [sql`and version = ${version}`]),
    ...(agent === undefined ? [] : [sql`and agent_id = ${agent}`]),
  ];
  const { rows } = (await deps.db.execute(sql`
    with place as (
      select queue, is_callback, outcome, connected_at is not null as answered,
        extract(epoch from coalesce(connected_at, ended_at) - joined_at)::float8 as waited,
        extract(epoch from ended_at - connected_at)::float8 as talked,
        ${perQueue(deps, ({ seconds }) => seconds)} as in_time_within, ${perQueue(deps, ({ abandonedUnderSeconds }) => abandonedUnderSeconds)} as short_under,
        date_trunc(${step}, joined_at at time zone ${zone}) at time zone ${zone} as bucket
      from entries
      where direction = 'in' and queue <> '' and outcome is distinct from 'moved' and joined_at >= ${since} and joined_at < ${until}
        ${sql.join(only, sql` `)})
    select case when grouping(queue) = 0 then 'queue' when grouping(bucket) = 0 then 'bucket' else 'all' end as part, queue, bucket::text as bucket,
      count(*)::int as offered,
      (count(*) filter (where answered))::int as answered,
      (count(*) filter (where answered and waited <= in_time_within))::int as "inTime",
      (count(*) filter (where outcome = 'abandoned' and waited >= short_under))::int as abandoned,
      (count(*) filter (where outcome = 'abandoned' and waited < short_under))::int as "shortAbandoned",
      (count(*) filter (where answered and is_callback))::int as callbacks,
      (avg(waited) filter (where answered))::float8 as "waitMean",
      (percentile_disc(0.5) within group (order by waited) filter (where answered))::float8 as "waitP50",
      (percentile_disc(0.9) within group (order by waited) filter (where answered))::float8 as "waitP90",
      max(waited)::float8 as "longestWait", avg(talked)::float8 as "talkMean"
    from place group by grouping sets ((), (queue), (bucket))`)) as unknown as { rows: unknown };
  return z.array(row).parse(rows);
}

type Level = NonNullable<ReturnType<Deps['resources']['queue']>>['serviceLevel'];

/** A number of each queue's own service level, in SQL. */
function perQueue({ resources }: Pick<Deps, 'resources'>, of: (level: Level) => number): SQL {
  const cases = resources.queueNames().flatMap((name) => {
    const rules = resources.queue(name);
    return rules === null || rules === undefined ? [] : [sql`when ${name} then ${of(rules.serviceLevel)}::float8`];
  });
  return cases.length === 0 ? sql`0::float8` : sql`(case queue ${sql.join(cases, sql` `)} else 0::float8 end)`;
}
