import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';

/**
 * Writes down what these agents have become, in the transaction that changed them and after it did. Times of an agent follow each other without
 * gap, also where the clock of another runtime was ahead.
 */
export async function noteStatuses(tx: Database, agentIds: readonly string[], at: string): Promise<void> {
  if (agentIds.length === 0) return;
  await tx.execute(sql`
    with now as (
      select id, status, reason from agents where id in (select jsonb_array_elements_text(${JSON.stringify(agentIds)}::jsonb))),
    open as (select agent_id, status, reason from agent_times where until is null),
    changed as (
      select now.* from now left join open on open.agent_id = now.id
      where open.agent_id is null or (open.status, open.reason) is distinct from (now.status, now.reason)),
    closed as (
      update agent_times set until = greatest(since, ${at}::timestamptz) from changed where agent_id = changed.id and until is null
      returning agent_id, until)
    insert into agent_times (agent_id, status, reason, since)
    select changed.id, changed.status, changed.reason, coalesce(closed.until, ${at}::timestamptz)
    from changed left join closed on closed.agent_id = changed.id`);
}
