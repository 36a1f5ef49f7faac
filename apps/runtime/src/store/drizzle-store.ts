import { and, eq, sql } from 'drizzle-orm';
import { callbackRows } from '../callbacks/callback-rows.ts';
import { alertRows } from './alert-rows.ts';
import { callCountRows } from './call-count-rows.ts';
import { callRows } from './call-rows.ts';
import { contactRows } from './contact-rows.ts';
import type { Database } from './database.ts';
import { draftFileRows, draftRows } from './draft-rows.ts';
import { claimCommands, claimTimers, earliestDue } from './due-rows.ts';
import { liveRows } from './live-rows.ts';
import { mailboxRows, recordingTextRows } from './mailbox-rows.ts';
import { oldCallRows } from './old-call-rows.ts';
import { publicationRows } from './publication-rows.ts';
import { resourceRows } from './resource-rows.ts';
import type { Store } from './store.ts';
import { switchRows } from './switch-rows.ts';
import { audioFiles, liveVersions, outbox, timers, versions } from './tables.ts';

/** The store on any Postgres that Drizzle speaks to. */
export function createDrizzleStore(db: Database): Store {
  return {
    ...callRows(db),
    ...oldCallRows(db),
    ...versionRows(db),
    ...contactRows(db),
    ...mailboxRows(db),
    ...recordingTextRows(db),
    ...alertRows(db),
    ...switchRows(db),
    ...dueRows(db),
    ...publicationRows(db),
    ...draftRows(db),
    ...draftFileRows(db),
    ...resourceRows(db),
    ...liveRows(db),
    ...callCountRows(db),
    ...callbackRows(db),
  };
}

function versionRows(db: Database) {
  return {
    async saveVersion(hash, flowId, document, at) {
      await db.insert(versions).values({ hash, flowId, document, createdAt: at }).onConflictDoNothing();
    },
    async findVersion(hash) {
      const [row] = await db.select({ flowId: versions.flowId, document: versions.document }).from(versions).where(eq(versions.hash, hash));
      return row ?? null;
    },
    async findLive(flowId) {
      const [row] = await db.select({ hash: liveVersions.hash }).from(liveVersions).where(eq(liveVersions.flowId, flowId));
      return row?.hash ?? null;
    },
    async saveAudio(hash, audio) {
      await db
        .insert(audioFiles)
        .values({ hash, ...audio })
        .onConflictDoNothing();
    },
    async findAudio(hash) {
      const [row] = await db
        .select({ mediaType: audioFiles.mediaType, content: audioFiles.content })
        .from(audioFiles)
        .where(eq(audioFiles.hash, hash));
      return row ?? null;
    },
  } satisfies Partial<Store>;
}

function dueRows(db: Database) {
  return {
    claimTimers: (now, leaseUntil, limit) => claimTimers(db, now, leaseUntil, limit),
    claimCommands: (now, leaseUntil, limit) => claimCommands(db, now, leaseUntil, limit),
    async postponeTimer(callSid, kind, dueAt) {
      await db
        .update(timers)
        .set({ dueAt })
        .where(and(eq(timers.callSid, callSid), eq(timers.kind, kind)));
    },
    async finishTimer(id, again) {
      if (again === null) await db.delete(timers).where(eq(timers.id, id));
      else await db.update(timers).set({ dueAt: again }).where(eq(timers.id, id));
    },
    async finishCommand(id, outcome) {
      if (outcome === 'done') await db.delete(outbox).where(eq(outbox.id, id));
      else await db.update(outbox).set({ notBefore: outcome.notBefore, lastError: outcome.error }).where(eq(outbox.id, id));
    },
    async addCommand(command, at) {
      const [row] = await db.insert(outbox).values({ command, notBefore: at }).returning({ id: outbox.id });
      return row?.id ?? 0;
    },
    nextDue: () => earliestDue(db),
    async ping() {
      await db.execute(sql`select 1`);
    },
  } satisfies Partial<Store>;
}
