import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReportFilter } from '../reports/report-filter.ts';
import type { Database } from '../store/database.ts';

const rows = z.array(z.object({ agent: z.string(), sum: z.number(), count: z.number() }));

/**
 * How satisfied callers said they were with the agent they had talked with, from 1 to 5: the answers to questions that measure CSAT; one of ten is
 * brought to five. A survey counts when it was offered, as in the report of surveys, and by the flow that the caller had called.
 */
export async function satisfactionSums(
  db: Database,
  { since, until, flow, version, queue, agent }: ReportFilter,
): Promise<ReadonlyMap<string, { sum: number; count: number }>> {
  const only = [
    ...(queue === undefined ? [] : [sql`and s.queue = ${queue}`]),
    ...(agent === undefined ? [] : [sql`and s.agent_id = ${agent}`]),
    ...(flow === undefined ? [] : [sql`and s.call_flow = ${flow}`]),
    ...(version === undefined ? [] : [sql`and s.call_version = ${version}`]),
  ];
  const found = (await db.execute(sql`
    select s.agent_id as agent, count(*)::int as count,
      sum(case when a.kind = 'one-to-ten' then 1 + (a.score - 1) * 4 / 9 else a.score end)::float8 as sum
    from surveys s join survey_answers a on a.survey_id = s.id
    where s.agent_id is not null and a.measure = 'csat' and a.score is not null and s.offered_at >= ${since} and s.offered_at < ${until}
      ${sql.join(only, sql` `)}
    group by s.agent_id`)) as unknown as { rows: unknown };
  return new Map(rows.parse(found.rows).map(({ agent: id, sum, count }) => [id, { sum, count }]));
}
