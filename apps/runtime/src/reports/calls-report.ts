import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { callOutcomes } from './call-outcome.ts';
import { flowTitles } from './names.ts';
import { type ReportFilter, timeBefore } from './report-filter.ts';
import type { CallFigures, CallsReport, Step } from './report-types.ts';
import { isLost, lastCallsOut, wantedCalls } from './wanted-calls.ts';
import { localMinute, momentOf, type ZoneShift, zoneShifts } from './zone-shifts.ts';

const HOURS = 24;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1440;
const HOUR_MILLISECONDS = 3_600_000;
/** Of up to three days each hour is a point of its own. */
const MOST_HOURS = 72;
const AGAIN_WITHIN = '168 hours';
/** So much memory lets the database count by all groups in one go. */
const WORK_MEMORY = '64MB';

/** How many calls, and what came of them. Shares and groups are of calls that came in. */
export async function callsReport(deps: Deps, filter: ReportFilter): Promise<CallsReport> {
  const step = stepOf(filter);
  const shifts = zoneShifts(filter.zone, filter.since, filter.until);
  const before = timeBefore(filter);
  const { counted, figures } = await deps.db.transaction(async (tx) => {
    await tx.execute(sql.raw(`set local work_mem = '${WORK_MEMORY}'`));
    return { counted: await countGroups(tx, deps, filter, { step, shifts }), figures: await countFigures(tx, deps, before.since, filter) };
  });
  const of = (part: Counted['part']) => counted.filter((row) => row.part === part);
  const title = await flowTitles(
    deps,
    of('flow').map(({ flow }) => flow ?? ''),
  );
  const [now, earlier] = [figures.find(({ isNow }) => isNow), figures.find(({ isNow }) => !isNow)];
  const calls = now?.calls ?? 0;
  return {
    now: toldFigures(now, await callsOut(deps.db, filter)),
    before: toldFigures(earlier, await callsOut(deps.db, before)),
    series: seriesOf(of('bucket'), filter, step, shifts),
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

const countedRow = z.object({
  part: z.enum(['bucket', 'outcome', 'hour', 'flow', 'language']),
  bucket: z.number().nullable(),
  outcome: z.enum(callOutcomes).nullable(),
  hour: z.number().nullable(),
  flow: z.string().nullable(),
  language: z.string().nullable(),
  calls: z.number(),
  answered: z.number(),
  lost: z.number(),
  mean: z.number().nullable(),
});
type Counted = z.infer<typeof countedRow>;

/** Counts in one go by all that a report groups by; a bucket is a minute of the zone's clocks. */
function countGroups(tx: Database, deps: Deps, filter: ReportFilter, { step, shifts }: { step: Step; shifts: readonly ZoneShift[] }) {
  const minutes = sql.raw(String(step === 'hour' ? HOUR_MINUTES : DAY_MINUTES));
  return read(
    tx,
    countedRow,
    sql`
    with made as (${lastCallsOut(filter.since)}),
    told as (
      select outcome, flow_id as flow, language, seconds, ${localMinute(shifts)} as minute, ${isLost(deps)} as lost
      from call_facts left join made on made.number = call_facts.number where direction = 'in' and ${wantedCalls(filter)})
    select case when grouping(hour) = 0 then 'hour' when grouping(flow) = 0 then 'flow' when grouping(language) = 0 then 'language'
        when grouping(bucket) = 0 then 'bucket' else 'outcome' end as part,
      bucket, outcome, hour, flow, language, count(*)::int as calls, (count(*) filter (where outcome = 'answered'))::int as answered,
      (count(*) filter (where lost))::int as lost, avg(seconds)::float8 as mean
    from (select *, minute / ${minutes} * ${minutes} as bucket, minute % 1440 / 60 as hour from told) one
    group by grouping sets ((bucket, outcome), (outcome), (hour), (flow), (language))`,
  );
}

const figuresRow = z.object({
  isNow: z.boolean(),
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

/** The same figures of the time that is asked for and of the one before it. */
function countFigures(tx: Database, deps: Deps, from: string, filter: ReportFilter) {
  const isIn = sql`filter (where direction = 'in')`;
  return read(
    tx,
    figuresRow,
    sql`
    with made as (${lastCallsOut(from)}),
    told as materialized (
      select started_at >= ${filter.since} as is_now, direction, outcome, call_facts.number, seconds, ${isLost(deps)} as lost,
        called_before_at >= started_at - ${AGAIN_WITHIN}::interval as again
      from call_facts left join made on made.number = call_facts.number where ${wantedCalls({ ...filter, since: from })}),
    callers as (select is_now, count(*)::int as callers from (
      select is_now, number from told where direction = 'in' and number <> '' group by 1, 2) caller group by 1)
    select told.is_now as "isNow", (count(*) ${isIn})::int as calls, (count(*) filter (where direction = 'out'))::int as out,
      (count(*) filter (where direction = 'in' and outcome = 'answered'))::int as answered, (count(*) filter (where lost))::int as lost,
      (count(*) filter (where direction = 'in' and outcome = 'self-served'))::int as "selfServed", (avg(seconds) ${isIn})::float8 as "secondsMean",
      (percentile_disc(0.95) within group (order by seconds) ${isIn})::float8 as "secondsP95",
      coalesce(max(callers.callers), 0)::int as callers, (count(*) filter (where direction = 'in' and again))::int as again
    from told left join callers on callers.is_now = told.is_now group by told.is_now`,
  );
}

function toldFigures(row: z.infer<typeof figuresRow> | undefined, out: number): CallFigures {
  if (row === undefined)
    return { calls: 0, out, answered: 0, lost: 0, selfServed: 0, secondsMean: null, secondsP95: null, callers: 0, again: 0 };
  const { isNow: _, ...told } = row;
  return { ...told, out: told.out + out };
}

/** Calls that agents made: they run through no flow, and stand in no queue. */
async function callsOut(db: Database, { since, until, flow, version, queue, agent }: ReportFilter): Promise<number> {
  if (flow !== undefined || version !== undefined || queue !== undefined) return 0;
  const own = agent === undefined ? sql`` : sql`and agent_id = ${agent}`;
  const [row] = await read(
    db,
    z.object({ out: z.number() }),
    sql`select count(*)::int as out from entries where direction = 'out' and since >= ${since} and since < ${until} ${own}`,
  );
  return row?.out ?? 0;
}

async function read<Row extends z.ZodType>(db: Database, row: Row, query: SQL): Promise<z.output<Row>[]> {
  const { rows } = (await db.execute(query)) as unknown as { rows: unknown };
  return z.array(row).parse(rows);
}

/** A point for each hour or day of the zone's clocks, also where nobody called. */
function seriesOf(
  rows: readonly Counted[],
  { since, until }: ReportFilter,
  step: Step,
  shifts: readonly ZoneShift[],
): CallsReport['series'] {
  const minutes = step === 'hour' ? HOUR_MINUTES : DAY_MINUTES;
  const first = Math.floor(Date.parse(since) / 60_000) + (shifts[0]?.ahead ?? 0);
  const points = new Map<number, CallsReport['series'][number]>();
  for (let minute = Math.floor(first / minutes) * minutes; momentOf(minute, shifts) < Date.parse(until); minute += minutes)
    points.set(minute, { from: new Date(momentOf(minute, shifts)).toISOString(), calls: 0, byOutcome: {} });
  for (const { bucket, outcome, calls } of rows) {
    const point = points.get(bucket ?? Number.NaN);
    if (point === undefined || outcome === null) continue;
    point.calls += calls;
    point.byOutcome[outcome] = (point.byOutcome[outcome] ?? 0) + calls;
  }
  return [...points.values()];
}

function most(rows: readonly Counted[]): Counted[] {
  return [...rows].sort((one, other) => other.calls - one.calls);
}
