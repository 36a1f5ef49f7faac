import { and, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { entries } from '../line/line-tables.ts';

const LOOKED_BACK_DAYS = 28;
const FEWEST = 10;

/** How long talks of a queue last, by the median of the last 28 days; null while there are fewer than ten. */
export async function predictTalk({ db, clock }: Deps, queue: string): Promise<{ seconds: number; from: number } | null> {
  const since = new Date(Date.parse(isoTime(clock)) - LOOKED_BACK_DAYS * 86_400_000).toISOString();
  const length = sql`extract(epoch from (${entries.endedAt}::timestamptz - ${entries.connectedAt}::timestamptz))`;
  const [row] = await db
    .select({ seconds: sql<number | null>`percentile_cont(0.5) within group (order by ${length})`, count: sql<number>`count(*)::int` })
    .from(entries)
    .where(and(eq(entries.queue, queue), gte(entries.endedAt, since), isNotNull(entries.connectedAt)));
  return row === undefined || row.seconds === null || row.count < FEWEST ? null : { seconds: Math.round(row.seconds), from: row.count };
}
