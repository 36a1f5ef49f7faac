import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { noteStatuses } from '../staff/note-statuses.ts';
import type { Database } from '../store/database.ts';

export const OFFER_TIMER = 'offer-sweep';
/** Set-up and the question on the telephone, on top of ringing. */
const OVERDUE_SECONDS = 30;

/** A caller for whom an agent is rung; `detail` says why, in the entry's log, where the one who asks does not. */
export interface Gift {
  entryId: string;
  agentId: string;
  queue: string;
  ringSeconds: number;
  detail: object | null;
}

/** When agents are rung: the commands leave at once, and the carrier takes them one after the other. */
export interface Ringing {
  at: string;
  /** When the carrier takes the next call. */
  firstAt: string;
  callsPerSecond: number;
}

/**
 * Rings agents for callers who still wait, in one statement, however many they are; the entries that were given. One whose call led him out of
 * line meanwhile is not among them. What is not heard of a leg is asked for some time after it should have rung out.
 */
export async function giveToAgents(tx: Database, gifts: readonly Gift[], { at, firstAt, callsPerSecond }: Ringing): Promise<Set<string>> {
  if (gifts.length === 0) return new Set();
  const rows = gifts.map(({ ringSeconds, ...gift }, place) => {
    const ringAt = Date.parse(firstAt) + Math.round((place * 1000) / callsPerSecond);
    const sweepAt = new Date(ringAt + (ringSeconds + OVERDUE_SECONDS) * 1000).toISOString();
    return { ...gift, place, offer: `offer-${randomUUID()}`, ringAt: new Date(ringAt).toISOString(), sweepAt };
  });
  const { rows: given } = (await tx.execute(statement(JSON.stringify(rows), at))) as unknown as {
    rows: { entry: string; agent: string }[];
  };
  await noteStatuses(
    tx,
    given.map(({ agent }) => agent),
    at,
  );
  return new Set(given.map(({ entry }) => entry));
}

function statement(rows: string, at: string): SQL {
  const now = sql`${at}::timestamptz`;
  return sql`
    with wanted as (
      select * from jsonb_to_recordset(${rows}::jsonb) as wanted(place int, offer text, "entryId" text, "agentId" text, queue text,
        detail jsonb, "ringAt" timestamptz, "sweepAt" timestamptz)),
    given as (
      update entries set state = 'offered', agent_id = wanted."agentId", offered_at = ${now}, held_until = null
      from wanted where entries.id = wanted."entryId" and entries.state = 'waiting' and entries.wish is null returning entries.id),
    taken as (select wanted.* from wanted join given on given.id = wanted."entryId"),
    offered as (
      insert into offers (id, entry_id, agent_id, queue, state, at, ring_at)
      select offer, "entryId", "agentId", queue, 'ringing', ${now}, "ringAt" from taken order by place),
    staff as (
      update agents set status = 'ringing', reason = null, wrap_up_until = null, since = ${now} from taken where agents.id = taken."agentId"),
    noted as (
      insert into entry_events (entry_id, at, kind, detail) select "entryId", ${now}, 'offered', detail from taken where detail <> 'null' order by place),
    commanded as (
      insert into outbox (command, not_before)
      select jsonb_build_object('command', 'ring-agent', 'offer', offer), ${now} from taken order by place),
    swept as (
      insert into timers (kind, call_sid, due_at) select ${OFFER_TIMER}, offer, "sweepAt" from taken)
    select "entryId" as entry, "agentId" as agent from taken`;
}
