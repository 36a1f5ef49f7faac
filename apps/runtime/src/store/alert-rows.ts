import { and, count, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { isoTime } from './iso-time.ts';
import type { Alert, Store } from './store.ts';
import { alerts } from './tables.ts';

/** What flows told the people who look after calls. */
export function alertRows(db: Database) {
  return {
    async keepAlert(alert) {
      await db.insert(alerts).values(alert).onConflictDoNothing();
    },
    async listAlerts(before, limit) {
      const older = before === null ? undefined : or(lt(alerts.at, before.at), and(eq(alerts.at, before.at), lt(alerts.id, before.id)));
      const rows = await db.select().from(alerts).where(older).orderBy(desc(alerts.at), desc(alerts.id)).limit(limit);
      return rows.map(told);
    },
    async countUnseenAlerts() {
      const [row] = await db.select({ unseen: count() }).from(alerts).where(isNull(alerts.seenAt));
      return row?.unseen ?? 0;
    },
    async changeAlert(id, { seenAt }) {
      const first = seenAt === null ? null : sql`coalesce(${alerts.seenAt}, ${seenAt})`;
      const [row] = await db.update(alerts).set({ seenAt: first }).where(eq(alerts.id, id)).returning();
      return row === undefined ? null : told(row);
    },
    async blankAlerts(callSid) {
      await db.update(alerts).set({ text: '' }).where(eq(alerts.callSid, callSid));
    },
    async deleteAlerts(before) {
      await db.delete(alerts).where(lt(alerts.at, before));
    },
  } satisfies Partial<Store>;
}

function told(row: Alert): Alert {
  return { ...row, at: isoTime(row.at), seenAt: row.seenAt === null ? null : isoTime(row.seenAt) };
}
