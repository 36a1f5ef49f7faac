import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { startOfDay } from '../publishing/start-of-day.ts';
import type { Database } from '../store/database.ts';
import { type CallOutcome, callOutcomes } from './call-outcome.ts';
import { flowTitles } from './names.ts';
import { type ReportFilter, timeBefore } from './report-filter.ts';
import type { CallFigures, CallsReport, Step } from './report-types.ts';
import { isLost, lastTalks, wantedCalls } from './wanted-calls.ts';

const HOURS = 24;
const HOUR_MILLISECONDS = 3_600_000;
/** Of up to three days each hour is a point of its own. */
const MOST_HOURS = 72;
const AGAIN_WITHIN = '7 days';

/** How many calls, and what came of them. Shares and groups are of calls that came in. */
export async function callsReport(deps: Deps, filter: ReportFilter): Promise<CallsReport> {
  const step = stepOf(filter);
  const before = timeBefore(filter);
  const counted = await countGroups(deps, filter, step);
  const title = await flowTitles(
    deps,
    counted.flatMap(({ flow }) => flow ?? []),
  );
  const calls = counted.find(({ part }) => part === 'all')?.calls ?? 0;
  const of = (part: Counted['part']) => counted.filter((row) => row.part === part);
  return {
    now: await figures(deps, filter),
    before: await figures(deps, before),
    series: seriesOf(of('bucket'), filter, step),
    step,
    byOutcome: callOutcomes.flatMap((outcome) => {
      const row = of('outcome').find((one) => one.outcome === outcome);
      return row === undefined ? [] : [{ outcome, calls: row.calls, share: row.calls / calls }];
    }),
    byHour: Array.from({ length: HOURS }, (_, hour) => {
      const row = of('hour').find((one) => one.hour === hour);
      return { hour, calls: row?.calls ?? 0, lost: row?.lost ?? 0 };
    }),
    byFlow: most(of('flow')).map(({ flow, calls: count, answered, lost, mean }) => {
      return { flow: flow ?? '', title: title(flow ?? ''), calls: count, answered, lost, secondsMean: mean };
    }),
    byLanguage: most(of('language')).map(({ language, calls: count }) => ({ language: language ?? '', calls: count })),
  };
}

function stepOf({ since, until }: ReportFilter): Step {
  return Date.parse(until) - Date.parse(since) <= MOST_HOURS * HOUR_MILLISECONDS ? 'hour' : 'day';
}

const counted = z.object({
  part: z.enum(['all', 'bucket', 'outcome', 'hour', 'flow', 'language']),
  bucket: z.string().nullable(),
  outcome: z.enum(callOutcomes).nullable(),
  hour: z.number().nullable(),
  flow: z.string().nullable(),
  language: z.string().nullable(),
  calls: z.number(),
  answered: z.number(),
  lost: z.number(),
  mean: z.number().nullable(),
});
type Counted = z.infer<typeof counted>;

/** Counts in one go by all that a report groups by. */
async function countGroups(deps: Deps, filter: ReportFilter, step: Step): Promise<Counted[]> {
  const local = sql`(call_facts.started_at at time zone ${filter.zone})`;
  return read(
    deps.db,
    counted,
    sql`
    with talk as (${lastTalks(filter.since)}),
    told as (
      select outcome, flow_id as flow, language, extract(epoch from ended_at - call_facts.started_at) as seconds, ${isLost(deps)} as lost,
        date_trunc(${step}, ${local}) as bucket, extract(hour from ${local})::int as hour
      from call_facts left join talk on talk.number = call_facts.number
      where direction = 'in' and ${wantedCalls(filter)})
    select case when grouping(hour) = 0 then 'hour' when grouping(flow) = 0 then 'flow' when grouping(language) = 0 then 'language'
        when grouping(bucket) = 0 then 'bucket' when grouping(outcome) = 0 then 'outcome' else 'all' end as part,
      to_char(bucket, 'YYYY-MM-DD HH24:MI') as bucket, outcome, hour, flow, language, count(*)::int as calls,
      (count(*) filter (where outcome = 'answered'))::int as answered, (count(*) filter (where lost))::int as lost, avg(seconds)::float8 as mean
    from told group by grouping sets ((), (bucket, outcome), (outcome), (hour), (flow), (language))`,
  );
}

const figuresRow = z.object({
  calls: z.number(),
  out: z.number(),
  answered: z.number(),
  lost: z.number(),
  selfServed: z.number(),
  secondsMean: z.number().nullable(),
  secondsP95: z.number().nullable(),
  callers: z.number(),
  again: z.number(),
});

async function figures(deps: Deps, filter: ReportFilter): Promise<CallFigures> {
  const isIn = sql`filter (where direction = 'in')`;
  const [row] = await read(
    deps.db,
    figuresRow,
    sql`
    with talk as (${lastTalks(filter.since)}),
    told as materialized (
      select direction, outcome, call_facts.number, extract(epoch from ended_at - call_facts.started_at) as seconds, ${isLost(deps)} as lost,
        call_facts.started_at - called_before_at <= ${AGAIN_WITHIN}::interval as again
      from call_facts left join talk on talk.number = call_facts.number where ${wantedCalls(filter)})
    select (count(*) ${isIn})::int as calls,
      (count(*) filter (where direction = 'out'))::int + (${callsOut(filter)}) as out,
      (count(*) filter (where direction = 'in' and outcome = 'answered'))::int as answered,
      (count(*) filter (where lost))::int as lost,
      (count(*) filter (where direction = 'in' and outcome = 'self-served'))::int as "selfServed",
      (avg(seconds) ${isIn})::float8 as "secondsMean",
      (percentile_disc(0.95) within group (order by seconds) ${isIn})::float8 as "secondsP95",
      (select count(*)::int from (select number from told where direction = 'in' and number <> '' group by number) caller) as callers,
      (count(*) filter (where direction = 'in' and again))::int as again
    from told`,
  );
  return row ?? { calls: 0, out: 0, answered: 0, lost: 0, selfServed: 0, secondsMean: null, secondsP95: null, callers: 0, again: 0 };
}

/** Calls that agents made: they run through no flow, and stand in no queue. */
function callsOut({ since, until, flow, version, queue, agent }: ReportFilter): SQL {
  if (flow !== undefined || version !== undefined || queue !== undefined) return sql`0`;
  const own = agent === undefined ? sql`` : sql`and agent_id = ${agent}`;
  return sql`select count(*)::int from entries where direction = 'out' and since >= ${since} and since < ${until} ${own}`;
}

async function read<Row extends z.ZodType>(db: Database, row: Row, query: SQL): Promise<z.output<Row>[]> {
  const { rows } = (await db.execute(query)) as unknown as { rows: unknown };
  return z.array(row).parse(rows);
}

/** A point for each hour or day, also where nobody called. */
function seriesOf(rows: readonly Counted[], { since, until, zone }: ReportFilter, step: Step): CallsReport['series'] {
  const local = localTime(zone);
  const points = new Map<string, CallsReport['series'][number]>();
  for (const from of startsWithin(since, until, zone, step)) {
    const key = step === 'day' ? `${local(from).slice(0, 10)} 00:00` : `${local(from).slice(0, 13)}:00`;
    if (!points.has(key)) points.set(key, { from: new Date(from).toISOString(), calls: 0, byOutcome: {} });
  }
  for (const { bucket, outcome, calls } of rows) {
    const point = points.get(bucket ?? '');
    if (point === undefined || outcome === null) continue;
    point.calls += calls;
    point.byOutcome[outcome as CallOutcome] = (point.byOutcome[outcome as CallOutcome] ?? 0) + calls;
  }
  return [...points.values()];
}

/** When the hours or days of a zone begin that a time touches, the first as the time itself has it. */
function startsWithin(since: string, until: string, zone: string, step: Step): number[] {
  const end = Date.parse(until);
  const starts: number[] = [];
  // zones are whole quarters of an hour away from each other
  const quarter = HOUR_MILLISECONDS / 4;
  if (step === 'hour') {
    const local = localTime(zone);
    const first = Math.floor(Date.parse(since) / quarter) * quarter;
    for (let at = first; at < end; at += quarter) if (starts.length === 0 || local(at).endsWith(':00')) starts.push(at);
    const hourStart = starts[0] ?? first;
    starts[0] = hourStart - Number(local(hourStart).slice(14)) * 60_000;
    return starts;
  }
  for (let at = Date.parse(startOfDay(Date.parse(since), zone)); at < end; ) {
    starts.push(at);
    at = Date.parse(startOfDay(at + 36 * HOUR_MILLISECONDS, zone));
  }
  return starts;
}

/** A moment in a zone, as "2026-01-05 09:00". */
function localTime(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => format.format(at);
}

function most(rows: readonly Counted[]): Counted[] {
  return [...rows].sort((one, other) => other.calls - one.calls);
}
