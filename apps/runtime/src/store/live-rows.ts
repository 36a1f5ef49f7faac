import { and, asc, eq, gt, inArray, lt, lte, max, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { isoTime } from './iso-time.ts';
import type { PublishingStore } from './publishing-store.ts';
import { liveEvents, presences } from './publishing-tables.ts';

/** Postgres tells every runtime of what was written here. */
export const LIVE_CHANNEL = 'callwright_live';
/** So many events are kept for pages that were away. */
const EVENTS_KEPT = 1000;

/** What pages in browsers are told, and which flows they show. A notice of each change goes to all runtimes: ids only. */
export function liveRows(db: Database) {
  return {
    addLiveEvent: (event) =>
      db.transaction(async (tx) => {
        const [row] = await tx.insert(liveEvents).values(event).returning({ id: liveEvents.id });
        const id = row?.id ?? 0;
        await tx.delete(liveEvents).where(lte(liveEvents.id, id - EVENTS_KEPT));
        await notify(tx, `event ${id}`);
        return id;
      }),
    listLiveEvents: (after, topics) =>
      db
        .select()
        .from(liveEvents)
        .where(and(gt(liveEvents.id, after), topics === null ? undefined : inArray(liveEvents.topic, [...topics])))
        .orderBy(asc(liveEvents.id)),
    async findLiveEvent(id) {
      const [row] = await db.select().from(liveEvents).where(eq(liveEvents.id, id));
      return row ?? null;
    },
    async lastLiveEvent() {
      const [row] = await db.select({ id: max(liveEvents.id) }).from(liveEvents);
      return row?.id ?? 0;
    },
    setPresence: (presence) =>
      db.transaction(async (tx) => {
        const { flowId, node } = presence;
        await tx.delete(presences).where(lt(presences.seenAt, sql`now() - interval '1 hour'`));
        await tx
          .insert(presences)
          .values(presence)
          .onConflictDoUpdate({ target: presences.connection, set: { flowId, node, seenAt: sql`now()` } });
        await notify(tx, `presence ${flowId}`);
      }),
    async touchPresence(connection) {
      await db.update(presences).set({ seenAt: sql`now()` }).where(eq(presences.connection, connection));
    },
    deletePresence: (connection) =>
      db.transaction(async (tx) => {
        const gone = await tx.delete(presences).where(eq(presences.connection, connection)).returning({ flowId: presences.flowId });
        for (const { flowId } of gone) await notify(tx, `presence ${flowId}`);
      }),
    async listPresence(flowId, seenWithinSeconds) {
      const seen = gt(presences.seenAt, sql`now() - make_interval(secs => ${seenWithinSeconds}::float8)`);
      const { connection, personId, name, node, since } = presences;
      const rows = await db
        .select({ connection, flowId: presences.flowId, personId, name, node, since })
        .from(presences)
        .where(and(eq(presences.flowId, flowId), seen))
        .orderBy(asc(since));
      return rows.map((row) => ({ ...row, since: isoTime(row.since) }));
    },
  } satisfies Partial<PublishingStore>;
}

async function notify(tx: Database, notice: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${LIVE_CHANNEL}, ${notice})`);
}
