import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { isoTime } from './iso-time.ts';
import type { Store } from './store.ts';
import { emergencySwitches } from './tables.ts';

/** The emergency switches of schedules. */
export function switchRows(db: Database) {
  return {
    async findSwitch(schedule) {
      const [row] = await db.select().from(emergencySwitches).where(eq(emergencySwitches.schedule, schedule));
      return row === undefined ? null : { ...row, since: isoTime(row.since) };
    },
    async setSwitch(turned) {
      await db.insert(emergencySwitches).values(turned).onConflictDoUpdate({ target: emergencySwitches.schedule, set: turned });
    },
  } satisfies Partial<Store>;
}
