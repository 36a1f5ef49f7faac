import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';

/** Twilio starts one call a second of an account, until it is asked for more. */
export const CARRIERS_RATE = 1;

/** When the carrier takes one more call: agents and people who are called back share its rate. ISO 8601; ours to give while the line is locked. */
export async function nextCallAt(tx: Database, at: string, callsPerSecond: number): Promise<string> {
  const apart = 1000 / callsPerSecond;
  const since = sql`${new Date(Date.parse(at) - apart).toISOString()}::timestamptz`;
  const { rows } = (await tx.execute(sql`
    select round(extract(epoch from greatest(
      (select max(ring_at) from offers where state <> 'ended' and ring_at > ${since}),
      (select max(dialled_at) from callback_attempts
        where dialled_at > ${since} and (dialled_at <= ${at}::timestamptz or (call_sid is null and outcome is null)))
    )) * 1000)::float8 as last`)) as unknown as { rows: { last: number | null }[] };
  const last = rows[0]?.last ?? null;
  return new Date(last === null ? Date.parse(at) : Math.max(Date.parse(at), last + Math.round(apart))).toISOString();
}
