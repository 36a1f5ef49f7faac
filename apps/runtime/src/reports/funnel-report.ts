import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { factStages } from './fact-tables.ts';
import type { ReportFilter } from './report-filter.ts';
import { type FunnelReport, type FunnelStage, funnelStages } from './report-types.ts';
import { wantedCalls } from './wanted-calls.ts';

/** A contact that was made so soon after a call was made because of it. */
const MADE_WITHIN = '1 day';
const row = z.object({ all: z.number(), vip: z.number(), middle: z.number().nullable() });
const TENTHS = 10;

/** How far calls that came in have come: each stage counts those that came at least so far, a contact only of those that were answered. */
export async function funnelReport({ db }: Deps, filter: ReportFilter): Promise<FunnelReport> {
  const columns = funnelStages.map((stage) => {
    const column = sql.identifier(stage);
    return sql`count(${column})::int as ${sql.identifier(`${stage}:all`)}, (count(${column}) filter (where is_vip))::int as ${sql.identifier(`${stage}:vip`)},
      (percentile_disc(0.5) within group (order by ${column}))::int as ${sql.identifier(`${stage}:middle`)}`;
  });
  const { rows } = (await db.execute(sql`
    with made as (select phone, created_at from contacts where phone is not null and created_at >= ${filter.since}),
    came as (
      select is_vip, 0 as called, ${sql.join(factStages.slice(0, -1).map(stageColumn), sql`, `)}, stages[${factStages.length}] as saved,
        (extract(epoch from made.created_at - started_at) * ${TENTHS})::int as made
      from call_facts left join made on made.phone = call_facts.number and made.created_at >= call_facts.started_at
        and made.created_at < coalesce(call_facts.ended_at, call_facts.started_at) + ${MADE_WITHIN}::interval
      where direction = 'in' and ${wantedCalls(filter)}),
    told as (
      select *, case when answered is not null then least(saved, made) end as "saved-contact",
        case when answered is not null then made end as "new-customer" from came)
    select ${sql.join(columns, sql`, `)} from told`)) as unknown as { rows: unknown };
  const [told] = z.array(z.record(z.string(), z.number().nullable())).parse(rows);
  return { stages: funnelStages.map((stage) => stageOf(stage, told ?? {})) };
}

function stageColumn(stage: string, index: number) {
  return sql`stages[${sql.raw(String(index + 1))}] as ${sql.identifier(stage)}`;
}

function stageOf(stage: FunnelStage, told: Readonly<Record<string, number | null>>) {
  const read = row.parse({ all: told[`${stage}:all`] ?? 0, vip: told[`${stage}:vip`] ?? 0, middle: told[`${stage}:middle`] ?? null });
  return { stage, all: read.all, vip: read.vip, medianSeconds: read.middle === null ? null : read.middle / TENTHS };
}
