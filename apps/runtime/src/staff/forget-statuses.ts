import { lt } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { agentTimes } from './staff-tables.ts';

/** Forgets what agents were until then, as long as the calls of that time are forgotten too; what they are still stays. */
export async function forgetStatuses(db: Database, before: string): Promise<void> {
  await db.delete(agentTimes).where(lt(agentTimes.until, before));
}
