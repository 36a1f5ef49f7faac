import type { OrderInput } from '@callwright/flow-compiler';
import type { Queue } from '@callwright/flow-schema';
import { and, desc, eq, gt } from 'drizzle-orm';
import { callbackEntryOf, withdrawCallback } from '../callbacks/leg-of-callback.ts';
import { callBack } from '../callbacks/line-orders.ts';
import { mergeAnswers } from '../callbacks/merge-answers.ts';
import { UserError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { changeEntry, type Entry, endEntry, findEntry, type NewEntry, newEntryId, noteEntry, ownEntry } from './entry.ts';
import type { LineFacts } from './line-facts.ts';
import { entries } from './line-tables.ts';
import { takeUpPromises } from './promises.ts';
import { releaseAgent } from './release-agent.ts';
import { watchCaller } from './watch-caller.ts';

type Join = OrderInput<'line.join'>;

/**
 * A call comes into line: with the place of the callback for which it is made, with that of a callback which the caller does not want any more,
 * with the one that he lost when he was cut off a short while ago, or at the end.
 */
export async function joinLine(tx: Database, facts: LineFacts, join: Join): Promise<void> {
  const { callSid, at, from, deps } = facts;
  const there = await ownEntry(tx, callSid);
  const own = await callbackEntryOf(tx, callSid);
  // who was called back has pressed 1, and is on the line by that
  const isNew = there === null || (there.id === own && there.longestWaitUntil === null);
  if (!isNew) return backInLine(tx, there, at);
  const queue = deps.resources.queue(join.queue);
  if (queue === undefined) throw new UserError(`There is no queue "${join.queue}".`);
  const taken = own ?? (await withdrawCallback(tx, { queue: join.queue, number: from, callSid, at }));
  const waiting = standing(facts, join, queue);
  if (taken !== null) {
    const before = await findEntry(tx, taken);
    const answers = mergeAnswers(deps.codec, before?.answers ?? null, facts.answers);
    await takeUpPromises(tx, taken, { callSid, queue: join.queue });
    if (own === null) await watchCaller(tx, callSid, at);
    await changeEntry(tx, taken, {
      ...waiting,
      answers,
      contact: facts.contact ?? before?.contact,
      ...(own === null && { isCallback: false }),
    });
    return noteEntry(tx, taken, at, own === null ? 'caller-back' : 'called-back', { callSid });
  }
  const lost = await lostPlace(tx, facts, join.queue, queue);
  const id = newEntryId();
  const last = await lastAgentOf(tx, join.queue, from);
  const points = { priority: join.priority + (facts.isVip ? queue.priority.vip : 0), isVip: facts.isVip, skills: join.skills };
  const row: NewEntry = {
    ...points,
    ...waiting,
    id,
    queue: join.queue,
    firstCallSid: callSid,
    number: from,
    since: lost?.since ?? at,
    lastAgent: last,
    resumes: lost?.id ?? null,
    said: lost?.said ?? null,
  };
  await tx.insert(entries).values({ ...row, state: 'waiting' });
  await takeUpPromises(tx, id, { callSid, queue: join.queue });
  await watchCaller(tx, callSid, at);
  if (lost !== null) await tx.update(entries).set({ outcome: 'moved' }).where(eq(entries.id, lost.id));
  return noteEntry(tx, id, at, 'joined', { queue: join.queue, ...(lost !== null && { resumes: lost.id }) });
}

/** The conference failed: he waits on, and somebody else is found for him. */
async function backInLine(tx: Database, { id, state }: Entry, at: string): Promise<void> {
  if (state !== 'connected') return;
  await changeEntry(tx, id, { state: 'waiting', agentId: null, connectedAt: null });
  await noteEntry(tx, id, at, 'back-in-line', {});
}

/** What is so of every entry that comes onto the line. */
function standing(facts: LineFacts, { node, longestWaitSeconds, interrupt }: Join, queue: Queue) {
  const { callSid, at, language, flowId, version, isPrivate, answers, contact } = facts;
  const longest = longestWaitSeconds ?? queue.longestWaitSeconds;
  return {
    ...{ callSid, language, flowId, version, node, isPrivate, answers, contact },
    state: 'waiting' as const,
    joinedAt: at,
    longestWaitUntil: new Date(Date.parse(at) + longest * 1000).toISOString(),
    interrupt: interrupt ?? queue.interrupt,
    wish: null,
    leftReason: null,
    // of how long he waits this time; the keeper estimates it
    estimate: null,
  };
}

/** The place of somebody who was cut off, for as long as his queue keeps it for him. */
async function lostPlace(tx: Database, { from, at }: LineFacts, name: string, { recovery }: Queue): Promise<Entry | null> {
  const since = new Date(Date.parse(at) - recovery.resumeMinutes * 60_000).toISOString();
  const [row] = await tx
    .select()
    .from(entries)
    .where(and(eq(entries.number, from), eq(entries.queue, name), eq(entries.outcome, 'abandoned'), gt(entries.endedAt, since)))
    .orderBy(desc(entries.endedAt))
    .limit(1);
  return row ?? null;
}

async function lastAgentOf(tx: Database, queue: string, number: string): Promise<string | null> {
  const [row] = await tx
    .select({ agentId: entries.agentId })
    .from(entries)
    .where(and(eq(entries.number, number), eq(entries.queue, queue), eq(entries.outcome, 'served')))
    .orderBy(desc(entries.endedAt))
    .limit(1);
  return row?.agentId ?? null;
}

/** The caller goes out of line by his flow: how his place ends follows from where it stood. */
export async function closeEntry(tx: Database, facts: LineFacts): Promise<void> {
  const { callSid, at } = facts;
  const before = await ownEntry(tx, callSid);
  if (before !== null && before.wish === 'closed') await oweCall(tx, facts, before);
  const entry = await ownEntry(tx, callSid);
  if (entry === null) return;
  const { outcome, reason } = wayOut(entry);
  // an agent may be rung for him at this moment
  if (entry.state !== 'connected') await releaseAgent(tx, entry, at);
  await endEntry(tx, entry.id, at, outcome, { leftReason: reason });
}

/** A queue that has closed may call those who were still in line. */
async function oweCall(tx: Database, facts: LineFacts, { queue, node, state }: Entry): Promise<void> {
  const rules = facts.deps.resources.queue(queue);
  if (rules?.callback === undefined || rules.closing.lineAtClosing !== 'callback' || state !== 'waiting') return;
  await callBack(tx, facts, { queue, number: facts.from, mode: 'keep-place', node });
}

function wayOut({ state, wish, leftReason }: Entry): { outcome: 'served' | 'left' | 'waited-too-long' | 'closed'; reason: string | null } {
  if (state === 'connected') return { outcome: 'served', reason: null };
  if (wish === 'waited-too-long' || wish === 'closed') return { outcome: wish, reason: wish };
  return { outcome: 'left', reason: leftReason ?? wish };
}
