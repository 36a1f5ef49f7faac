import { and, asc, eq, gte, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from './database.ts';
import { isoTime } from './iso-time.ts';
import type { Session, StepCommit, Store } from './store.ts';
import { callEvents, outbox, sessions, timers } from './tables.ts';

/** Sessions and what happened on calls. */
export function callRows(db: Database) {
  return {
    async findSession(callSid) {
      const [row] = await db.select().from(sessions).where(eq(sessions.callSid, callSid));
      return row === undefined ? null : { ...row, ...isoTimes(row) };
    },
    async findResponse(callSid, seq) {
      const [row] = await db
        .select({ response: callEvents.response })
        .from(callEvents)
        .where(and(eq(callEvents.callSid, callSid), gte(callEvents.seq, seq), isNotNull(callEvents.response)))
        .orderBy(asc(callEvents.seq))
        .limit(1);
      return row?.response ?? null;
    },
    async listEvents(callSid) {
      const rows = await db.select().from(callEvents).where(eq(callEvents.callSid, callSid)).orderBy(asc(callEvents.seq));
      return rows.map(({ callSid: _, ...row }) => ({ ...row, at: isoTime(row.at) }));
    },
    commitFirst: (commit) =>
      db.transaction(async (tx) => {
        const inserted = await tx.insert(sessions).values(commit.session).onConflictDoNothing().returning({ callSid: sessions.callSid });
        if (inserted.length > 0) await writeStep(tx, commit);
        return inserted.length > 0;
      }),
    commitStep: (commit) =>
      db.transaction(async (tx) => {
        const { session, events } = commit;
        const moved = await tx
          .update(sessions)
          .set(session)
          .where(waitingFor(session.callSid, session.seq - events.length))
          .returning({ callSid: sessions.callSid });
        if (moved.length > 0) await writeStep(tx, commit);
        return moved.length > 0;
      }),
    commitAfterEnd: ({ session: { callSid, seq, flowId, version, snapshot, isPrivate }, events, commands, within }) =>
      db.transaction(async (tx) => {
        const ended = and(eq(sessions.callSid, callSid), eq(sessions.seq, seq - events.length), eq(sessions.status, 'ended'));
        const place = { seq, flowId, version, snapshot, isPrivate };
        const moved = await tx.update(sessions).set(place).where(ended).returning({ callSid: sessions.callSid });
        if (moved.length === 0) return false;
        await within?.(tx);
        await writeEvents(tx, callSid, events, commands);
        return true;
      }),
    holdCall: (callSid, seq, response) =>
      db.transaction(async (tx) => {
        const waiting = and(waitingFor(callSid, seq + 1), isNotNull(sessions.effect));
        const [session] = await tx.select({ callSid: sessions.callSid }).from(sessions).where(waiting).for('update');
        if (session === undefined) return false;
        const answered = await tx
          .update(callEvents)
          .set({ response })
          .where(and(eq(callEvents.callSid, callSid), eq(callEvents.seq, seq), isNull(callEvents.response)))
          .returning({ seq: callEvents.seq });
        if (answered.length > 0) await tx.update(sessions).set({ verbs: [] }).where(eq(sessions.callSid, callSid));
        return answered.length > 0;
      }),
    endSession: (callSid, reason, at, within) => endSession(db, callSid, { reason, at, within }),
  } satisfies Partial<Store>;
}

type End = { reason: string; at: string; within: StepCommit['within'] };

function endSession(db: Database, callSid: string, { reason, at, within }: End): Promise<boolean> {
  return db.transaction(async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ status: 'ended', endReason: reason, endedAt: at, effect: null })
      .where(and(eq(sessions.callSid, callSid), eq(sessions.status, 'active')))
      .returning({ callSid: sessions.callSid });
    if (ended.length === 0) return false;
    await within?.(tx);
    await tx.delete(timers).where(eq(timers.callSid, callSid));
    return true;
  });
}

function waitingFor(callSid: string, seq: number) {
  return and(eq(sessions.callSid, callSid), eq(sessions.seq, seq), eq(sessions.status, 'active'));
}

async function writeStep(tx: Database, { session, events, timers: due, commands, endsWork, within }: StepCommit): Promise<void> {
  const { callSid, status } = session;
  await within?.(tx);
  await writeEvents(tx, callSid, events, commands);
  if (status === 'ended') await tx.delete(timers).where(eq(timers.callSid, callSid));
  else if (endsWork) await tx.delete(timers).where(and(eq(timers.callSid, callSid), eq(timers.kind, 'work')));
  if (status === 'active' && due.length > 0) await tx.insert(timers).values(due.map((timer) => ({ ...timer, callSid })));
}

async function writeEvents(tx: Database, callSid: string, events: StepCommit['events'], commands: StepCommit['commands']): Promise<void> {
  await tx.insert(callEvents).values(events.map((event) => ({ callSid, ...event })));
  const [first] = events;
  if (commands.length > 0 && first !== undefined)
    await tx.insert(outbox).values(commands.map((command) => ({ command, notBefore: first.at })));
}

/** The times of a session in ISO 8601. */
export function isoTimes({ startedAt, endedAt }: Pick<Session, 'startedAt' | 'endedAt'>): Pick<Session, 'startedAt' | 'endedAt'> {
  return { startedAt: isoTime(startedAt), endedAt: endedAt === null ? null : isoTime(endedAt) };
}
