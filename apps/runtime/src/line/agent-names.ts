import { inArray } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { agents } from './line-tables.ts';

/** What agents are called, by their ids. */
export async function agentNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: agents.id, name: agents.name })
    .from(agents)
    .where(inArray(agents.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
