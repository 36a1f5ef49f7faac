import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { ringFor } from '../line/carry-out.ts';
import { endEntry, noteEntry } from '../line/entry.ts';
import { lockLine } from '../line/settle-queues.ts';
import { Refused } from '../publishing/refused.ts';
import type { Database } from '../store/database.ts';
import { outbox, sessions } from '../store/tables.ts';
import { freeAgent } from './free-agent.ts';
import { liveFlows } from './live-flows.ts';
import { lockOpen, type OpenTalk } from './own-talk.ts';
import { passOn } from './pass-on.ts';
import { changeTalk } from './talk-rows.ts';
import { departures, type TransferNote } from './talk-tables.ts';
import { mayReceive } from './targets.ts';

/** To whom a caller is handed. */
export type Target = { agent: string } | { queue: string } | { number: string } | { flow: string };

/** Hands a caller on without talking to who takes him first. The agent is in wrap-up at once. Throws a `Refused`. */
export async function transfer(deps: Deps, agent: AgentRow, entryId: string, to: Target, text: string | null): Promise<void> {
  const at = isoTime(deps.clock);
  const note = text === null ? null : { text, by: agent.name, at };
  if ('flow' in to) await checkFlow(deps, to.flow);
  await deps.db.transaction(async (tx) => {
    await lockLine(tx);
    const open = await lockOpen(tx, agent, entryId);
    if (open.entry.direction === 'out')
      throw new Refused(409, 'not-for-calls-out', 'Ring a colleague first: whom you have called has no place in line to go back to.');
    await changeTalk(tx, entryId, { endedBy: open.offer.id });
    if ('agent' in to) await toAgent(tx, deps, open, to.agent, note, at);
    else if ('queue' in to) await toQueue(tx, deps, open, to.queue, note, at);
    else await away(tx, open, to, at);
  });
  deps.line.changed();
}

async function toAgent(tx: Database, deps: Deps, open: OpenTalk, id: string, note: TransferNote | null, at: string): Promise<void> {
  const { entry, agent } = open;
  const other = await freeAgent(tx, id);
  if (other.id === agent.id) throw new Refused(409, 'agent-not-free', 'You have this call already.', { path: 'to.agent' });
  const { queue } = entry;
  const passed = await passOn(tx, deps, { before: entry, queue, note, by: agent.id, because: 'transferred' }, at);
  const ringSeconds = deps.resources.queue(queue)?.ring.seconds ?? 0;
  await ringFor(tx, { entryId: passed, agentId: other.id, queue, ringSeconds }, at);
  await noteEntry(tx, passed, at, 'offered', { agent: other.id, because: { code: 'transferred', by: agent.id }, passed: [] });
}

async function toQueue(tx: Database, deps: Deps, open: OpenTalk, queue: string, note: TransferNote | null, at: string): Promise<void> {
  if (deps.resources.queue(queue) === undefined) throw new Refused(400, 'unknown-queue', 'There is no such queue.', { path: 'to.queue' });
  await passOn(tx, deps, { before: open.entry, queue, note, by: open.agent.id, because: 'transferred' }, at);
}

/** The caller leaves line and agents for good: his place is over. */
async function away(
  tx: Database,
  { entry, agent, callerSid }: OpenTalk,
  to: { number: string } | { flow: string },
  at: string,
): Promise<void> {
  const id = `departure-${randomUUID()}`;
  const [session] = await tx.select({ seq: sessions.seq }).from(sessions).where(eq(sessions.callSid, callerSid));
  const where = 'number' in to ? { number: to.number } : { flow: to.flow };
  await tx
    .insert(departures)
    .values({ id, entryId: entry.id, callSid: callerSid, agentId: agent.id, seq: session?.seq ?? 0, at, ...where });
  await endEntry(tx, entry.id, at, 'served', { leftReason: 'transferred' });
  await noteEntry(tx, entry.id, at, 'passed-on', { ...where, by: agent.id, because: 'transferred' });
  await tx.insert(outbox).values({ command: { command: 'depart', departure: id }, notBefore: at });
}

async function checkFlow({ db }: Deps, flow: string): Promise<void> {
  const known = (await liveFlows(db)).some(({ id, kind }) => id === flow && mayReceive(kind));
  if (!known) throw new Refused(400, 'unknown-flow', 'No live flow of this name takes callers.', { path: 'to.flow' });
}
