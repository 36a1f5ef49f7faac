import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../store/database.ts';

const found = z.array(z.object({ id: z.string(), kind: z.string(), title: z.string() }));

/** The flows that are live, by their titles. */
export async function liveFlows(db: Database) {
  const { rows } = (await db.execute(sql`
    select l.flow_id as id, v.document->'flow'->>'kind' as kind, coalesce(v.document->'flow'->>'title', l.flow_id) as title
    from live_versions l join versions v on v.hash = l.hash order by title`)) as { rows: unknown };
  return found.parse(rows);
}
