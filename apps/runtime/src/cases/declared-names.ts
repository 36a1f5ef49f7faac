import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../store/database.ts';

const found = z.array(z.object({ name: z.string() }));

/** The variables of all live flows. */
export async function declaredNames(db: Database): Promise<string[]> {
  const { rows } = (await db.execute(sql`
    select distinct jsonb_object_keys(coalesce(v.document->'flow'->'variables', '{}')) as name
    from live_versions l join versions v on v.hash = l.hash`)) as { rows: unknown };
  return found.parse(rows).map(({ name }) => name);
}
