import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { type PageEnd, writeCursor } from '../routes/page-cursor.ts';
import type { CallOutcome } from './call-outcome.ts';
import type { CallPage } from './call-row.ts';
import { callFacts } from './fact-tables.ts';
import type { ReportFilter } from './report-filter.ts';
import { tellCalls } from './tell-calls.ts';
import { wantedCalls } from './wanted-calls.ts';

export interface CallListQuery extends ReportFilter {
  direction?: 'in' | 'out' | undefined;
  outcome?: readonly CallOutcome[] | undefined;
  /** Part of a number or name, or a CallSid. */
  text?: string | undefined;
  cursor?: PageEnd | undefined;
  limit: number;
}

const found = z.array(z.object({ id: z.string(), at: z.string(), kind: z.enum(['call', 'entry']) }));
const FEWEST_DIGITS = 3;

/** Calls, the newest first: those that ran through a flow, and those that agents made. */
export async function callList(deps: Deps, query: CallListQuery, seesPrivate: boolean): Promise<CallPage> {
  const { db } = deps;
  const all = allCalls(query, seesPrivate);
  const { cursor, limit } = query;
  const after = cursor === undefined ? sql`true` : sql`(started_at, id) < (${cursor.at}::timestamptz, ${cursor.id})`;
  const page = (await db.execute(sql`
    select id, kind, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from (${all}) one
    where ${after} order by started_at desc, id desc limit ${limit + 1}`)) as unknown as { rows: unknown };
  const total = (await db.execute(sql`select count(*)::int as total from (${all}) one`)) as unknown as { rows: { total: number }[] };
  const rows = found.parse(page.rows);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    calls: await tellCalls(deps, shown, seesPrivate),
    cursor: last === undefined ? null : writeCursor(last),
    total: total.rows[0]?.total ?? 0,
  };
}

function allCalls(query: CallListQuery, seesPrivate: boolean): SQL {
  const { direction, outcome, text } = query;
  const calls = and(
    wantedCalls(query),
    direction === undefined ? undefined : eq(callFacts.direction, direction),
    outcome === undefined ? undefined : inArray(callFacts.outcome, [...outcome]),
    text === undefined || text === '' ? undefined : matches(text, seesPrivate, sql`${callFacts.number}`, sql`${callFacts.callSid}`),
  );
  const whole = sql`select call_sid as id, 'call' as kind, started_at from call_facts where ${calls}`;
  const made = direction === 'in' ? null : callsMade(query, seesPrivate);
  return made === null ? whole : sql`${whole} union all ${made}`;
}

/** Calls of agents stand in no flow and no queue. */
function callsMade({ since, until, flow, version, queue, agent, outcome, text }: CallListQuery, seesPrivate: boolean): SQL | null {
  if (flow !== undefined || version !== undefined || queue !== undefined) return null;
  const parts = [sql`direction = 'out'`, sql`since >= ${since}`, sql`since < ${until}`];
  if (agent !== undefined) parts.push(sql`agent_id = ${agent}`);
  if (outcome !== undefined) parts.push(sql`(${outcomeOfEntry}) in ${[...outcome]}`);
  if (text !== undefined && text !== '')
    parts.push(matches(text, seesPrivate, sql`entries.number`, sql`coalesce(entries.call_sid, '')`) ?? sql`true`);
  return sql`select id, 'entry' as kind, since as started_at from entries where ${sql.join(parts, sql` and `)}`;
}

/** How the call of an agent ended, in SQL over `entries`. */
const outcomeOfEntry = sql`case when connected_at is not null and state = 'ended' then 'answered' when state = 'ended' then 'failed' else 'in-progress' end`;

/** Who may not see numbers and names does not find out by searching for them. */
function matches(text: string, seesPrivate: boolean, number: SQL, callSid: SQL): SQL | undefined {
  const bySid = sql`${callSid} = ${text}`;
  if (!seesPrivate) return bySid;
  const digits = text.replace(/\D/g, '');
  const named = sql`${number} in (select phone from contacts where phone is not null and data->>'name' ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`})`;
  return or(bySid, named, digits.length < FEWEST_DIGITS ? undefined : sql`${number} like ${`%${digits}%`}`);
}
