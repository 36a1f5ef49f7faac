import { eq } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { optOuts } from './callback-tables.ts';

/** Who wants no messages. */
export function optOutRows(db: Database) {
  return {
    async hasOptedOut(number: string): Promise<boolean> {
      return (await db.select({ number: optOuts.number }).from(optOuts).where(eq(optOuts.number, number))).length > 0;
    },
    /** The first STOP is what counts. */
    async optOut(number: string, at: string): Promise<void> {
      await db.insert(optOuts).values({ number, since: at }).onConflictDoNothing();
    },
    async optIn(number: string): Promise<void> {
      await db.delete(optOuts).where(eq(optOuts.number, number));
    },
  };
}
