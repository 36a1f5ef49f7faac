import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { agents } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import { deskPages } from './talk-tables.ts';

/** A page that its runtime has not seen for so long died with that runtime. */
const SEEN_WITHIN_SECONDS = 30;
const alive = gt(deskPages.seenAt, sql`clock_timestamp() - make_interval(secs => ${SEEN_WITHIN_SECONDS}::float8)`);

/** The pages of an agent that are there, the one opened last at the end: that one is his phone. */
export async function pagesOf(tx: Database, agentId: string): Promise<string[]> {
  const rows = await tx
    .select({ connection: deskPages.connection })
    .from(deskPages)
    .where(and(eq(deskPages.agentId, agentId), alive))
    .orderBy(asc(deskPages.openedAt), asc(deskPages.connection));
  return rows.map(({ connection }) => connection);
}

/** Whatever pages an agent had: none of them is his desk any more. */
export async function forgetPages(tx: Database, agentId: string, at: string): Promise<void> {
  await tx.delete(deskPages).where(eq(deskPages.agentId, agentId));
  await tx.update(agents).set({ deskGoneAt: at }).where(eq(agents.id, agentId));
}
