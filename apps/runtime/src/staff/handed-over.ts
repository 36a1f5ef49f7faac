import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReportFilter } from '../reports/report-filter.ts';
import type { Database } from '../store/database.ts';

const rows = z.array(z.object({ agent: z.string(), count: z.number() }));

/** How many talks agents have given to a colleague whom they had asked first (`legs.offer_id`); a supervisor who takes over was given nothing. */
export async function handedOver(
  db: Database,
  { since, until, flow, version, queue, agent }: ReportFilter,
): Promise<ReadonlyMap<string, number>> {
  const only = [
    ...(queue === undefined ? [] : [sql`and gave.queue = ${queue}`]),
    ...(agent === undefined ? [] : [sql`and gave.agent_id = ${agent}`]),
    ...(flow === undefined ? [] : [sql`and f.flow_id = ${flow}`]),
    ...(version === undefined ? [] : [sql`and f.version = ${version}`]),
  ];
  const found = (await db.execute(sql`
    select gave.agent_id as agent, count(*)::int as count
    from legs join offers took on took.id = legs.offer_id
      join offers gave on gave.entry_id = took.entry_id and gave.ended_at = took.at and gave.id <> took.id
      join entries e on e.id = took.entry_id left join call_facts f on f.call_sid = e.call_sid
    where legs.kind = 'agent' and gave.at >= ${since} and gave.at < ${until} ${sql.join(only, sql` `)}
    group by gave.agent_id`)) as unknown as { rows: unknown };
  return new Map(rows.parse(found.rows).map((row) => [row.agent, row.count]));
}
