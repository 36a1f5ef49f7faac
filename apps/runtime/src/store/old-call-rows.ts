import { and, asc, eq, inArray, lt, notLike } from 'drizzle-orm';
import { callFacts } from '../reports/fact-tables.ts';
import { isoTimes } from './call-rows.ts';
import type { Database } from './database.ts';
import type { Store } from './store.ts';
import { alerts, callEvents, sessions } from './tables.ts';

/** Calls that are over and of which less and less is kept. */
export function oldCallRows(db: Database) {
  return {
    async listForgettable(privacy, endedBefore, limit) {
      const rows = await db
        .select()
        .from(sessions)
        .where(
          and(
            eq(sessions.status, 'ended'),
            eq(sessions.isPrivate, true),
            lt(sessions.endedAt, endedBefore),
            notLike(sessions.forgotten, `%${privacy}%`),
          ),
        )
        .orderBy(asc(sessions.endedAt))
        .limit(limit);
      return rows.map((row) => ({ ...row, ...isoTimes(row) }));
    },
    rewriteCall: (session, events) =>
      db.transaction(async (tx) => {
        const { callSid } = session;
        await tx.update(sessions).set(session).where(eq(sessions.callSid, callSid));
        for (const { seq, event, response } of events)
          await tx
            .update(callEvents)
            .set({ event, response })
            .where(and(eq(callEvents.callSid, callSid), eq(callEvents.seq, seq)));
      }),
    deleteCalls: (endedBefore) =>
      db.transaction(async (tx) => {
        const old = and(eq(sessions.status, 'ended'), lt(sessions.endedAt, endedBefore));
        const deleted = tx.select({ callSid: sessions.callSid }).from(sessions).where(old);
        await tx.delete(callEvents).where(inArray(callEvents.callSid, deleted));
        await tx.delete(callFacts).where(inArray(callFacts.callSid, deleted));
        await tx.delete(alerts).where(inArray(alerts.callSid, deleted));
        await tx.delete(sessions).where(old);
      }),
  } satisfies Partial<Store>;
}
