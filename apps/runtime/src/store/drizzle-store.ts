import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { claimCommands, claimTimers, earliestDue } from './due-rows.ts';
import type { Session, StepCommit, Store } from './store.ts';
import { audioFiles, callEvents, liveVersions, outbox, sessions, timers, versions } from './tables.ts';

/** The store on any Postgres that Drizzle speaks to. */
export function createDrizzleStore(db: Database): Store {
  return { ...callRows(db), ...versionRows(db), ...dueRows(db) };
}

function callRows(db: Database) {
  return {
    async findSession(callSid) {
      const [row] = await db.select().from(sessions).where(eq(sessions.callSid, callSid));
      return row === undefined ? null : { ...row, ...isoTimes(row) };
    },
    async findResponse(callSid, seq) {
      const [row] = await db
        .select({ response: callEvents.response })
        .from(callEvents)
        .where(and(eq(callEvents.callSid, callSid), eq(callEvents.seq, seq)));
      return row?.response ?? null;
    },
    async listEvents(callSid) {
      const rows = await db.select().from(callEvents).where(eq(callEvents.callSid, callSid)).orderBy(asc(callEvents.seq));
      return rows.map(({ callSid: _, ...row }) => ({ ...row, at: iso(row.at) }));
    },
    commitFirst: (commit) =>
      db.transaction(async (tx) => {
        const inserted = await tx.insert(sessions).values(commit.session).onConflictDoNothing().returning({ callSid: sessions.callSid });
        if (inserted.length > 0) await writeStep(tx, commit);
        return inserted.length > 0;
      }),
    commitStep: (commit) =>
      db.transaction(async (tx) => {
        const { callSid, seq } = commit.session;
        const moved = await tx
          .update(sessions)
          .set(commit.session)
          .where(and(eq(sessions.callSid, callSid), eq(sessions.seq, seq - 1), eq(sessions.status, 'active')))
          .returning({ callSid: sessions.callSid });
        if (moved.length > 0) await writeStep(tx, commit);
        return moved.length > 0;
      }),
    endSession: (callSid, reason, at) =>
      db.transaction(async (tx) => {
        const ended = await tx
          .update(sessions)
          .set({ status: 'ended', endReason: reason, endedAt: at })
          .where(and(eq(sessions.callSid, callSid), eq(sessions.status, 'active')))
          .returning({ callSid: sessions.callSid });
        if (ended.length > 0) await tx.delete(timers).where(eq(timers.callSid, callSid));
        return ended.length > 0;
      }),
  } satisfies Partial<Store>;
}

async function writeStep(tx: Database, { session, event, timers: due, commands }: StepCommit): Promise<void> {
  const { callSid } = session;
  await tx.insert(callEvents).values({ callSid, ...event });
  if (session.status === 'ended') await tx.delete(timers).where(eq(timers.callSid, callSid));
  else if (due.length > 0) await tx.insert(timers).values(due.map((timer) => ({ ...timer, callSid })));
  if (commands.length > 0) await tx.insert(outbox).values(commands.map((command) => ({ command, notBefore: event.at })));
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
    async setLive(flowId, hash, at) {
      await db
        .insert(liveVersions)
        .values({ flowId, hash, since: at })
        .onConflictDoUpdate({ target: liveVersions.flowId, set: { hash, since: at } });
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
    async finishTimer(id, again) {
      if (again === null) await db.delete(timers).where(eq(timers.id, id));
      else await db.update(timers).set({ dueAt: again }).where(eq(timers.id, id));
    },
    async finishCommand(id, outcome) {
      if (outcome === 'done') await db.delete(outbox).where(eq(outbox.id, id));
      else
        await db
          .update(outbox)
          .set({ notBefore: outcome.notBefore, lastError: outcome.error, tries: sql`${outbox.tries} + 1` })
          .where(eq(outbox.id, id));
    },
    async addCommand(command, at) {
      await db.insert(outbox).values({ command, notBefore: at });
    },
    nextDue: () => earliestDue(db),
    async ping() {
      await db.execute(sql`select 1`);
    },
  } satisfies Partial<Store>;
}

function isoTimes({ startedAt, endedAt }: Pick<Session, 'startedAt' | 'endedAt'>): Pick<Session, 'startedAt' | 'endedAt'> {
  return { startedAt: iso(startedAt), endedAt: endedAt === null ? null : iso(endedAt) };
}

/** Postgres writes times its own way; the API speaks ISO 8601. */
function iso(time: string): string {
  return new Date(time).toISOString();
}
