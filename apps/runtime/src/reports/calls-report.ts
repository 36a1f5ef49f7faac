import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { callOutcomes } from './call-outcome.ts';
import { flowTitles } from './names.ts';
import { percentile } from './percentile.ts';
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
/** Within seven days; hours, because a day of some zone is not always 24 of them. */
const isAgain = sql`called_before_at >= call_facts.started_at - '168 hours'::interval`;
/** So much memory lets the database count by all groups in one go. */
const WORK_MEMORY = '64MB';

/** How many calls, and what came of them. Shares and groups are of calls that came in. */
export async function callsReport(deps: Deps, filter: ReportFilter): Promise<CallsReport> {
  const step = stepOf(filter);
  const shifts = zoneShifts(filter.zone, filter.since, filter.until);
  const before = timeBefore(filter);
  const { counted, now, earlier } = await deps.db.transaction(async (tx) => {
    await tx.execute(sql.raw(`set local work_mem = '${WORK_MEMORY}'`));
    const groups = await countGroups(tx, deps, filter, { step, shifts });
    return {
      counted: groups,
      now: { ...figuresOf(groups), ...(await countOthers(tx, filter)) },
      earlier: await countFigures(tx, deps, before),
    };
  });
  const of = (part: Counted['part']) => counted.filter((row) => row.part === part);
  const title = await flowTitles(
    deps,
    of('flow').map(({ flow }) => flow ?? ''),
  );
  const outcomes = sumOf(of('bucket'), ({ outcome }) => outcome);
  return {
    now,
    before: earlier,
    series: seriesOf(of('bucket'), filter, step, shifts),
    step,
    byOutcome: callOutcomes.flatMap((outcome) => {
      const count = outcomes.get(outcome) ?? 0;
      return count === 0 ? [] : [{ outcome, calls: count, share: count / now.calls }];
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
  part: z.enum(['bucket', 'hour', 'flow', 'language', 'second']),
  bucket: z.number().nullable(),
  outcome: z.enum(callOutcomes).nullable(),
  hour: z.number().nullable(),
  flow: z.string().nullable(),
  language: z.string().nullable(),
  second: z.number().nullable(),
  calls: z.number(),
  answered: z.number(),
  lost: z.number(),
  again: z.number(),
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
      select outcome, flow_id as flow, language, seconds, ${localMinute(shifts)} as minute, ${isLost(deps)} as lost, ${isAgain} as again
      from call_facts left join made on made.number = call_facts.number where direction = 'in' and ${wantedCalls(filter)})
    select case when grouping(hour) = 0 then 'hour' when grouping(flow) = 0 then 'flow' when grouping(language) = 0 then 'language'
        when grouping(second) = 0 then 'second' else 'bucket' end as part,
      bucket, outcome, hour, flow, language, second, count(*)::int as calls, (count(*) filter (where outcome = 'answered'))::int as answered,
      (count(*) filter (where lost))::int as lost, (count(*) filter (where again))::int as again, avg(seconds)::float8 as mean
    from (select *, minute / ${minutes} * ${minutes} as bucket, minute % 1440 / 60 as hour, seconds::int as second from told) one
    group by grouping sets ((bucket, outcome), (hour), (flow), (language), (second))`,
  );
}

/** The figures that follow from the groups. */
function figuresOf(groups: readonly Counted[]) {
  const of = (part: Counted['part']) => groups.filter((row) => row.part === part);
  const [hours, seconds] = [of('hour'), of('second').filter(({ second }) => second !== null)];
  const outcomes = sumOf(of('bucket'), ({ outcome }) => outcome);
  const sum = (count: (row: Counted) => number) => hours.reduce((all, row) => all + count(row), 0);
  const ended = seconds.reduce((all, { calls }) => all + calls, 0);
  const total = seconds.reduce((all, { calls, mean }) => all + calls * (mean ?? 0), 0);
  return {
    calls: sum(({ calls }) => calls),
    answered: outcomes.get('answered') ?? 0,
    lost: sum(({ lost }) => lost),
    selfServed: outcomes.get('self-served') ?? 0,
    secondsMean: ended === 0 ? null : total / ended,
    secondsP95: percentile(
      seconds.map(({ second, calls }) => [second ?? 0, calls]),
      0.95,
    ),
    again: sum(({ again }) => again),
  };
}

/** What does not: different numbers, and calls that we made. */
async function countOthers(tx: Database, filter: ReportFilter): Promise<Pick<CallFigures, 'callers' | 'out'>> {
  const [row] = await read(
    tx,
    z.object({ callers: z.number(), out: z.number() }),
    sql`select (select count(*)::int from (
        select number from call_facts where direction = 'in' and number <> '' and ${wantedCalls(filter)} group by number) caller) as callers,
      (select count(*)::int from call_facts where direction = 'out' and ${wantedCalls(filter)}) as out`,
  );
  return { callers: row?.callers ?? 0, out: (row?.out ?? 0) + (await callsOut(tx, filter)) };
}

const figuresRow = z.object({
  calls: z.number(),
  answered: z.number(),
  lost: z.number(),
  selfServed: z.number(),
  secondsMean: z.number().nullable(),
  secondsP95: z.number().nullable(),
  again: z.number(),
});

/** The figures alone, of a time that is only compared with. */
async function countFigures(tx: Database, deps: Deps, filter: ReportFilter): Promise<CallFigures> {
  const [row] = await read(
    tx,
    figuresRow,
    sql`
    with made as (${lastCallsOut(filter.since)}),
    told as not materialized (
      select outcome, seconds, ${isLost(deps)} as lost, ${isAgain} as again
      from call_facts left join made on made.number = call_facts.number where direction = 'in' and ${wantedCalls(filter)})
    select count(*)::int as calls, (count(*) filter (where outcome = 'answered'))::int as answered, (count(*) filter (where lost))::int as lost,
      (count(*) filter (where outcome = 'self-served'))::int as "selfServed", avg(seconds)::float8 as "secondsMean",
      (percentile_disc(0.95) within group (order by seconds::int))::float8 as "secondsP95", (count(*) filter (where again))::int as again
    from told`,
  );
  const none = { calls: 0, answered: 0, lost: 0, selfServed: 0, secondsMean: null, secondsP95: null, again: 0 };
  return { ...(row ?? none), ...(await countOthers(tx, filter)) };
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

function sumOf<Key>(rows: readonly Counted[], keyOf: (row: Counted) => Key): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.calls);
  return sums;
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
