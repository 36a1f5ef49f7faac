import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type AgentStatus, agentStatuses } from '../line/line-tables.ts';
import type { ReportFilter } from '../reports/report-filter.ts';
import type { Database } from '../store/database.ts';

const row = z.object({ agent: z.string(), status: z.enum(agentStatuses), seconds: z.number() });
export type StatusSeconds = Record<AgentStatus, number>;

/** No time at all. */
export function noSeconds(): StatusSeconds {
  return { available: 0, ringing: 0, busy: 0, 'wrap-up': 0, break: 0, 'do-not-disturb': 0, 'set-aside': 0, offline: 0 };
}

/** For how long agents were what within a time, up to now. They add up to that time, or to what has passed since somebody became an agent. */
export async function statusSeconds(
  db: Database,
  { since, until, agent }: Pick<ReportFilter, 'since' | 'until' | 'agent'>,
  now: string,
): Promise<Map<string, StatusSeconds>> {
  const end = until < now ? until : now;
  const own = agent === undefined ? sql`` : sql`and agent_id = ${agent}`;
  const { rows } = (await db.execute(sql`
    select agent_id as agent, status,
      extract(epoch from sum(least(until, ${end}::timestamptz) - greatest(since, ${since}::timestamptz)))::float8 as seconds
    from agent_times where since < ${end} and (until is null or until > ${since}) ${own}
    group by agent_id, status`)) as unknown as { rows: unknown };
  const told = new Map<string, StatusSeconds>();
  for (const { agent: id, status, seconds } of z.array(row).parse(rows))
    told.set(id, { ...(told.get(id) ?? noSeconds()), [status]: seconds });
  return told;
}
