import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { EntryState } from './line-tables.ts';

/** What decisions need of an open entry; times are epoch milliseconds. */
export interface OpenRow {
  id: string;
  queue: string;
  callSid: string | null;
  state: EntryState;
  since: number;
  arrival: number;
  priority: number;
  isCallback: boolean;
  agentId: string | null;
  skills: { skill: string; level: number }[];
  lastAgent: string | null;
  agentsRefused: { agent: string; at: number }[];
  dialledAt: number | null;
  heldUntil: number | null;
  longestWaitUntil: number | null;
  moveAt: number | null;
  wish: string | null;
  /** How long he will wait was estimated when he came. */
  isEstimated: boolean;
  /** Its call has ended without its knowing. */
  isGone: boolean;
}

const milliseconds = (column: string) => sql.raw(`round(extract(epoch from e.${column}) * 1000)::float8`);

/** All open entries. It is read at each decision, with a thousand of them in line, so the database makes the rows as they are used. */
export async function openRows(tx: Database): Promise<OpenRow[]> {
  const { rows } = (await tx.execute(sql`
    select e.id, e.queue, e.call_sid as "callSid", e.state, e.arrival::float8 as arrival, e.priority, e.is_callback as "isCallback",
      e.agent_id as "agentId", e.skills, e.last_agent as "lastAgent", e.agents_refused as "agentsRefused", e.wish,
      s.call_sid is not null as "isGone", e.estimate is not null as "isEstimated",
      ${milliseconds('since')} as since,
      ${milliseconds('dialled_at')} as "dialledAt",
      ${milliseconds('held_until')} as "heldUntil",
      ${milliseconds('longest_wait_until')} as "longestWaitUntil",
      ${milliseconds('move_at')} as "moveAt"
    from entries e left join sessions s on s.call_sid = e.call_sid and s.status = 'ended'
    where e.state <> 'ended'`)) as unknown as { rows: OpenRow[] };
  return rows;
}
