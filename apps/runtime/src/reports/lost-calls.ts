import { and, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { type PageEnd, writeCursor } from '../routes/page-cursor.ts';
import { isoTime } from '../store/iso-time.ts';
import type { CallRow, LostCall, LostCallPage } from './call-row.ts';
import { VISIT_SECONDS } from './fact-tables.ts';
import type { ReportFilter } from './report-filter.ts';
import { tellCalls } from './tell-calls.ts';
import { hasTalkedSince, isGivenUp, lastCallsOut, wantedCalls } from './wanted-calls.ts';

export interface LostCallQuery extends ReportFilter {
  /** `open`: nobody has talked with him since, nor tried; `back`: we have called or he has. */
  state: 'open' | 'back' | 'all';
  cursor?: PageEnd | undefined;
  limit: number;
}

const found = z.array(
  z.object({
    id: z.string(),
    at: z.string(),
    where: z.enum(['line', 'flow']),
    waited: z.number(),
    called: z.string().nullable(),
    came: z.string().nullable(),
    owed: z.string().nullable(),
  }),
);
type Found = z.infer<typeof found>[number];

/** Callers who hung up in line or in a flow, the last first. `open` are the lost ones: nobody has talked with them since. */
export async function lostCalls(deps: Deps, query: LostCallQuery, seesPrivate: boolean): Promise<LostCallPage> {
  const { db } = deps;
  const { cursor, limit, state } = query;
  const given = givenUp(deps, query, state);
  const after = cursor === undefined ? sql`true` : sql`(started_at, id) < (${cursor.at}::timestamptz, ${cursor.id})`;
  const page = (await db.execute(sql`
    with one as (select * from (${given}) given where ${after} order by started_at desc, id desc limit ${limit + 1})
    select id, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, "where", waited,
      least((select min(dialled_at) from callback_attempts a join callbacks c on c.id = a.callback_id where c.number = one.number and dialled_at >= one.ended_at),
        (select min(since) from entries e where e.direction = 'out' and e.number = one.number and since >= one.ended_at))::text as called,
      (select min(f.started_at) from call_facts f where f.number = one.number and f.direction = 'in' and f.started_at > one.started_at)::text as came,
      (select id from callbacks c where c.number = one.number and c.state <> 'ended' limit 1) as owed
    from one order by started_at desc, id desc`)) as unknown as { rows: unknown };
  const total = (await db.execute(sql`select count(*)::int as total from (${given}) given`)) as unknown as { rows: { total: number }[] };
  const rows = found.parse(page.rows);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const calls = await tellCalls(
    deps,
    shown.map(({ id }) => ({ id, kind: 'call' })),
    seesPrivate,
  );
  const lost = calls.flatMap((call) => lostCall(call, shown));
  return { lost, cursor: last === undefined ? null : writeCursor(last), total: total.rows[0]?.total ?? 0 };
}

/** Withheld numbers are never called back, and nobody knows that they came back. */
function givenUp(deps: Deps, query: LostCallQuery, state: LostCallQuery['state']): SQL {
  const wanted = { open: sql`not ${hasTalkedSince}`, back: hasTalkedSince, all: sql`true` };
  return sql`
    select call_sid as id, call_facts.number, call_facts.started_at, ended_at,
      case when outcome = 'abandoned' then 'line' else 'flow' end as "where",
      (case when outcome = 'abandoned' then wait_seconds else visits[cardinality(visits)] % ${VISIT_SECONDS} end)::float8 as waited
    from call_facts left join (${lastCallsOut(query.since)}) made on made.number = call_facts.number
    where ${and(wantedCalls(query), isGivenUp(deps), wanted[state])}`;
}

function lostCall(call: CallRow, rows: readonly Found[]): LostCall[] {
  const row = rows.find(({ id }) => id === call.callSid);
  if (row === undefined) return [];
  const told = (at: string | null) => (at === null ? null : isoTime(at));
  return [
    {
      ...call,
      waitedSeconds: row.waited,
      node: call.last,
      where: row.where,
      calledBackAt: told(row.called),
      cameBackAt: told(row.came),
      owed: row.owed,
    },
  ];
}
