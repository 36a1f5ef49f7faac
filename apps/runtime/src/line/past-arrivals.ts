import { patienceOf } from '@callwright/queueing';
import { and, avg, count, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { entries, offers } from './line-tables.ts';

/** The calls of the last weeks, as a question to the simulator begins with them. */
export interface PastArrivals {
  zone: string;
  since: string;
  calls: number;
  /** Days on which anybody called. */
  days: number;
  /** Mean calls in each hour of a day with calls. */
  byHour: number[];
  /** The same of each weekday, Monday first; `days` is how many of them there were. */
  byWeekday: { days: number; byHour: number[] }[];
  /** From an agent's answer to the end of his leg; null under ten talks. */
  talk: { mean: number; cv: number; count: number } | null;
  /** The share of callers who would still wait after so many seconds; null where too few gave up. */
  patience: [number, number][] | null;
}

const DAY_MILLISECONDS = 86_400_000;
const FEWEST_TALKS = 10;
/** The last so many waits tell of patience: older ones change little. */
const WAITS = 20_000;

/** What is known of who called a queue in the last weeks; null when there is no such queue. */
export async function pastArrivals(deps: Deps, queue: string, weeks: number): Promise<PastArrivals | null> {
  const rules = deps.resources.queue(queue);
  if (rules === undefined) return null;
  const zone = (rules.schedule === undefined ? undefined : deps.resources.scheduleZone(rules.schedule)) ?? 'UTC';
  const since = new Date(deps.clock.now() - weeks * 7 * DAY_MILLISECONDS).toISOString();
  const hours = await callsByHour(deps, queue, zone, since);
  const days = new Set(hours.map(({ day }) => day));
  return {
    ...{ zone, since, calls: hours.reduce((sum, { calls }) => sum + calls, 0), days: days.size },
    byHour: meanHours(hours, days.size),
    byWeekday: Array.from({ length: 7 }, (_, index) => {
      const own = hours.filter(({ weekday }) => weekday === index + 1);
      const count = new Set(own.map(({ day }) => day)).size;
      return { days: count, byHour: meanHours(own, count) };
    }),
    talk: await talkOf(deps, queue, since),
    patience: patienceOf(await waitsOf(deps, queue, since)),
  };
}

interface HourOfDay {
  day: string;
  weekday: number;
  hour: number;
  calls: number;
}

/** Who was cut off and called again is one caller; a call that was ordered on a page is none. */
async function callsByHour({ db }: Deps, queue: string, zone: string, since: string): Promise<HourOfDay[]> {
  const local = sql`(${entries.since} at time zone ${sql.raw(`'${zone.replaceAll("'", "''")}'`)})`;
  const of = (part: string) => sql<number>`extract(${sql.raw(part)} from ${local})::int`;
  const day = sql<string>`${local}::date::text`;
  const own = and(eq(entries.queue, queue), gte(entries.since, since), isNull(entries.resumes), isNotNull(entries.firstCallSid));
  return db
    .select({ day, weekday: of('isodow'), hour: of('hour'), calls: count() })
    .from(entries)
    .where(own)
    .groupBy(day, of('isodow'), of('hour'));
}

function meanHours(hours: readonly HourOfDay[], days: number): number[] {
  const sums = Array.from({ length: 24 }, () => 0);
  for (const { hour, calls } of hours) sums[hour] = (sums[hour] ?? 0) + calls;
  return sums.map((sum) => (days === 0 ? 0 : Math.round((sum / days) * 10) / 10));
}

async function talkOf({ db }: Deps, queue: string, since: string): Promise<PastArrivals['talk']> {
  const seconds = sql`extract(epoch from ${offers.endedAt} - ${offers.acceptedAt})`;
  const [row] = await db
    .select({ mean: avg(seconds), spread: sql<number | null>`stddev_pop(${seconds})`, count: count() })
    .from(offers)
    .where(and(eq(offers.queue, queue), eq(offers.outcome, 'served'), gte(offers.acceptedAt, since)));
  const mean = Number(row?.mean ?? 0);
  if (row === undefined || row.count < FEWEST_TALKS || mean <= 0) return null;
  return { mean: Math.round(mean), cv: Math.round((Number(row.spread ?? 0) / mean) * 100) / 100, count: row.count };
}

async function waitsOf({ db }: Deps, queue: string, since: string): Promise<{ seconds: number; gaveUp: boolean }[]> {
  const until = sql`coalesce(${entries.connectedAt}, ${entries.endedAt})`;
  const rows = await db
    .select({ seconds: sql<number>`extract(epoch from ${until} - ${entries.joinedAt})::float8`, outcome: entries.outcome })
    .from(entries)
    .where(and(eq(entries.queue, queue), gte(entries.endedAt, since), eq(entries.isCallback, false)))
    .orderBy(desc(entries.endedAt))
    .limit(WAITS);
  return rows.flatMap(({ seconds, outcome }) => (seconds > 0 ? [{ seconds, gaveUp: outcome === 'abandoned' }] : []));
}
