import { and, count, eq, gte, or, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { CallCounts, PublishingStore } from './publishing-store.ts';
import { liveVersions, sessions } from './tables.ts';

const HOURS = 24;

/** How many calls flows have. */
export function callCountRows(db: Database) {
  return {
    async countCalls(since, zone) {
      const began = gte(sessions.startedAt, since);
      // the zone stands once in the query, or Postgres would take the two for different
      const rows = await db
        .select({
          flowId: sessions.flowId,
          hour: sql<number | null>`case when ${began} then extract(hour from ${sessions.startedAt} at time zone ${zone})::int end`.as(
            'hour',
          ),
          calls: count(),
          now: sql<number>`count(*) filter (where ${eq(sessions.status, 'active')})::int`,
        })
        .from(sessions)
        .where(or(began, eq(sessions.status, 'active')))
        .groupBy(sql`1, 2`);
      return summedUp(rows);
    },
    countLiveCalls: (flowId) =>
      db
        .select({ flowId: liveVersions.flowId, calls: count() })
        .from(liveVersions)
        .innerJoin(
          sessions,
          and(
            eq(sessions.flowId, liveVersions.flowId),
            eq(sessions.version, liveVersions.hash),
            gte(sessions.startedAt, liveVersions.since),
          ),
        )
        .where(flowId === undefined ? undefined : eq(liveVersions.flowId, flowId))
        .groupBy(liveVersions.flowId),
    async countCallsByFlow() {
      const { flowId } = sessions;
      // as the index has it
      const rows = await db.select({ flowId, calls: count() }).from(sessions).where(sql`status = 'active'`).groupBy(flowId);
      return Object.fromEntries(rows.map((row) => [row.flowId, row.calls]));
    },
    async countCallsNow(flowId) {
      const node = sql<string | null>`(
        select entry->>'node' from call_events e, jsonb_array_elements(e.trail) with ordinality as trail(entry, place)
        where e.call_sid = ${sessions.callSid} and entry->>'kind' = 'entered'
        order by e.seq desc, place desc limit 1)`.as('node');
      return db
        .select({ version: sessions.version, node, calls: count() })
        .from(sessions)
        .where(and(eq(sessions.flowId, flowId), eq(sessions.status, 'active')))
        .groupBy(sql`1, 2`);
    },
  } satisfies Partial<PublishingStore>;
}

function summedUp(rows: readonly { flowId: string; hour: number | null; calls: number; now: number }[]): CallCounts[] {
  const counts = new Map<string, CallCounts>();
  for (const { flowId, hour, calls, now } of rows) {
    const counted = counts.get(flowId) ?? { flowId, today: 0, now: 0, byHour: Array<number>(HOURS).fill(0) };
    counted.now += now;
    if (hour !== null) {
      counted.today += calls;
      counted.byHour[hour] = calls;
    }
    counts.set(flowId, counted);
  }
  return [...counts.values()];
}
