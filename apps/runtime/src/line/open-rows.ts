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
  priority: number;
  isCallback: boolean;
  agentId: string | null;
  skills: { skill: string; level: number }[];
  lastAgent: string | null;
  agentsRefused: { agent: string; at: number }[];
  dialledAt: number | null;
  heldUntil: number | null;
  wish: string | null;
}

/** All open entries. It is read at each decision, with a thousand of them in line, so the database makes the rows as they are used. */
export async function openRows(tx: Database): Promise<OpenRow[]> {
  const { rows } = (await tx.execute(sql`
    select id, queue, call_sid as "callSid", state, priority, is_callback as "isCallback", agent_id as "agentId", skills,
      last_agent as "lastAgent", agents_refused as "agentsRefused", wish,
      round(extract(epoch from since) * 1000)::float8 as since,
      round(extract(epoch from dialled_at) * 1000)::float8 as "dialledAt",
      round(extract(epoch from held_until) * 1000)::float8 as "heldUntil"
    from entries where state <> 'ended'`)) as unknown as { rows: OpenRow[] };
  return rows;
}
