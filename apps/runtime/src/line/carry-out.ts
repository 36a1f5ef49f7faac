import { randomUUID } from 'node:crypto';
import type { Decision } from '@callwright/queueing';
import { and, eq, isNull } from 'drizzle-orm';
import { beginAttempt } from '../callbacks/begin-attempt.ts';
import type { Database } from '../store/database.ts';
import { outbox, timers } from '../store/tables.ts';
import { setAgent } from './agent-rows.ts';
import { changeEntry, noteEntry } from './entry.ts';
import { entries, offers } from './line-tables.ts';
import type { LoadedLine } from './load-line.ts';

export const OFFER_TIMER = 'offer-sweep';
/** Set-up and the question on the telephone, on top of ringing. */
const OVERDUE_SECONDS = 30;

/** Writes down what was decided, with the commands that it takes. False when it came too late. */
export async function carryOut(tx: Database, line: LoadedLine, decision: Decision, at: string): Promise<boolean> {
  switch (decision.kind) {
    case 'offer':
      return offer(tx, line, decision, at);
    case 'dial':
      await beginAttempt(tx, { entryId: decision.entry, at, because: decision.because });
      return true;
    case 'hold':
      await hold(tx, line, decision, at);
      return true;
  }
}

async function offer(tx: Database, line: LoadedLine, decision: Decision & { kind: 'offer' }, at: string): Promise<boolean> {
  const { entry: entryId, agent: agentId, because, passed } = decision;
  const queue = line.entries.get(entryId)?.queue ?? '';
  const ringSeconds = line.state.queues[queue]?.rules.ring.seconds ?? 0;
  if (!(await ringFor(tx, { entryId, agentId, queue, ringSeconds }, at))) return false;
  await noteEntry(tx, entryId, at, 'offered', { agent: agentId, because, passed });
  return true;
}

interface Given {
  entryId: string;
  agentId: string;
  queue: string;
  ringSeconds: number;
}

/** An agent is rung for a caller, if he still waits. What is not heard of his leg is asked for some time after it should have rung out. */
export async function ringFor(tx: Database, { entryId, agentId, queue, ringSeconds }: Given, at: string): Promise<boolean> {
  const id = `offer-${randomUUID()}`;
  const given = await tx
    .update(entries)
    .set({ state: 'offered', agentId, offeredAt: at, heldUntil: null })
    .where(and(eq(entries.id, entryId), eq(entries.state, 'waiting'), isNull(entries.wish)))
    .returning({ id: entries.id });
  // his call may have led him out of line while it was decided
  if (given.length === 0) return false;
  await tx.insert(offers).values({ id, entryId, agentId, queue, state: 'ringing', at });
  await setAgent(tx, agentId, at, { status: 'ringing' });
  await tx.insert(outbox).values({ command: { command: 'ring-agent', offer: id }, notBefore: at });
  const dueAt = new Date(Date.parse(at) + (ringSeconds + OVERDUE_SECONDS) * 1000).toISOString();
  await tx.insert(timers).values({ kind: OFFER_TIMER, callSid: id, dueAt });
  return true;
}

async function hold(
  tx: Database,
  line: LoadedLine,
  { entry, agent, until, because }: Decision & { kind: 'hold' },
  at: string,
): Promise<void> {
  const heldUntil = new Date(until).toISOString();
  // decided anew each time that anything changes: it is written once
  if (line.entries.get(entry)?.heldUntil !== null) return;
  await changeEntry(tx, entry, { heldUntil });
  await noteEntry(tx, entry, at, 'agent-held', { agent, until: heldUntil, because });
}
