import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { isoTime } from '../store/iso-time.ts';
import { answerAttempt, failAttempt } from './attempt-changes.ts';
import { attemptOf, toldCallback as told, toldAttempt } from './attempt-rows.ts';
import { closeCallback, moveCallback } from './callback-changes.ts';
import type { Callback, CallbackStore } from './callback-store.ts';
import { callbackAttempts, callbacks } from './callback-tables.ts';
import { forgetLine } from './forget-line.ts';
import { optOutRows } from './opt-out-rows.ts';
import { requestCallback } from './request-callback.ts';

/** Calls that we owe callers. */
export function callbackRows(db: Database) {
  return {
    ...lookUps(db),
    ...optOutRows(db),
    forgetLine: (before) => db.transaction((tx) => forgetLine(tx, before)),
    requestCallback: (request) => db.transaction((tx) => requestCallback(tx, request)),
    moveCallback: (id, wish, at) => db.transaction((tx) => moveCallback(tx, id, wish, at)),
    async noteCallback(id, note) {
      const [row] = await db.update(callbacks).set({ note }).where(eq(callbacks.id, id)).returning();
      return row === undefined ? null : told(row);
    },
    endCallback: (id, outcome, at, lostSms) => db.transaction((tx) => closeCallback(tx, id, outcome, at, lostSms)),
    findAttempt: (id) => attemptOf(db, id),
    async findAttemptOfCall(callSid, number) {
      const known = eq(callbackAttempts.callSid, callSid);
      const ringing = and(isNull(callbackAttempts.callSid), isNull(callbackAttempts.outcome), eq(callbacks.number, number));
      const [row] = await db
        .select({ id: callbackAttempts.id })
        .from(callbackAttempts)
        .innerJoin(callbacks, eq(callbacks.id, callbackAttempts.callbackId))
        .where(or(known, ringing))
        .orderBy(asc(callbackAttempts.callSid))
        .limit(1);
      return row?.id ?? null;
    },
    async hasAttemptWithCall(callSid) {
      const found = await db.select({ id: callbackAttempts.id }).from(callbackAttempts).where(eq(callbackAttempts.callSid, callSid));
      return found.length > 0;
    },
    async keepAttemptCall(id, callSid) {
      const unknown = and(eq(callbackAttempts.id, id), sql`${callbackAttempts.callSid} is null`);
      await db.update(callbackAttempts).set({ callSid }).where(unknown);
    },
    answerAttempt: (id, callSid, answeredBy, at) => db.transaction((tx) => answerAttempt(tx, id, { callSid, answeredBy, at })),
    failAttempt: (id, outcome, at, rules) =>
      db.transaction(async (tx) => {
        await failAttempt(tx, id, outcome, at, rules);
      }),
  } satisfies CallbackStore;
}

function lookUps(db: Database) {
  return {
    findCallback: (id) => one(db, eq(callbacks.id, id)),
    findCallbackByToken: (token) => one(db, eq(callbacks.token, token)),
    findOpenCallback: (queue, number) => one(db, openOf(queue, number)),
    async listCallbacks({ queue, state }, before, limit) {
      const older =
        before === null
          ? undefined
          : or(lt(callbacks.requestedAt, before.at), and(eq(callbacks.requestedAt, before.at), lt(callbacks.id, before.id)));
      const wanted = and(
        queue === undefined ? undefined : eq(callbacks.queue, queue),
        state === undefined ? undefined : eq(callbacks.state, state),
      );
      const order = [desc(callbacks.requestedAt), desc(callbacks.id)];
      const rows = await db
        .select()
        .from(callbacks)
        .where(and(wanted, older))
        .orderBy(...order)
        .limit(limit);
      return rows.map(told);
    },
    async listAttempts(callbackId) {
      const rows = await db
        .select()
        .from(callbackAttempts)
        .where(eq(callbackAttempts.callbackId, callbackId))
        .orderBy(asc(callbackAttempts.number));
      return rows.map(toldAttempt);
    },
    async listTakenSlots(queue, from, to) {
      const taken = and(eq(callbacks.queue, queue), ne(callbacks.state, 'ended'), gte(callbacks.fromAt, from), lt(callbacks.fromAt, to));
      const rows = await db.select({ fromAt: callbacks.fromAt }).from(callbacks).where(taken);
      return rows.flatMap(({ fromAt }) => (fromAt === null ? [] : [isoTime(fromAt)]));
    },
    async countOrders(number, since) {
      const ordered = and(eq(callbacks.number, number), gte(callbacks.requestedAt, since), inArray(callbacks.via, ['web', 'api']));
      const rows = await db.select({ outcome: callbacks.outcome, via: callbacks.via }).from(callbacks).where(ordered);
      return { count: rows.filter(({ via }) => via === 'web').length, wasRefused: rows.some(({ outcome }) => outcome === 'refused') };
    },
  } satisfies Partial<CallbackStore>;
}

function openOf(queue: string, number: string) {
  return and(eq(callbacks.queue, queue), eq(callbacks.number, number), ne(callbacks.state, 'ended'));
}

async function one(db: Database, wanted: ReturnType<typeof eq> | undefined): Promise<Callback | null> {
  const [row] = await db.select().from(callbacks).where(wanted).limit(1);
  return row === undefined ? null : told(row);
}
