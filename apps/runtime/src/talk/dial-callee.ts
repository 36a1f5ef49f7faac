import { renderRoom } from '@callwright/twiml';
import { and, eq, isNull } from 'drizzle-orm';
import { closeCallback } from '../callbacks/callback-changes.ts';
import { callOnce } from '../carrier/call-once.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { changeEntry, endEntry, findEntry, lockEntry, noteEntry } from '../line/entry.ts';
import { entries } from '../line/line-tables.ts';
import { releaseAgent } from '../line/release-agent.ts';
import { ownNumber } from '../line/ring-agent.ts';
import type { Database } from '../store/database.ts';
import { outbox } from '../store/tables.ts';
import { isRefused } from '../work/do-all.ts';
import { holdMusic } from './carrier-acts.ts';
import { findTalk } from './talk-rows.ts';

const RING_SECONDS = 45;

/** The agent is on the line: whom he calls is dialled now. */
export async function dialCallee(tx: Database, entryId: string, at: string): Promise<void> {
  await tx.insert(outbox).values({ command: { command: 'dial-callee', entry: entryId }, notBefore: at });
}

/** Dials whom an agent calls, once: after a crash the carrier is asked whether it rings already. */
export async function dialOut(deps: Deps, entryId: string, tries: number): Promise<void> {
  const { db, settings } = deps;
  const entry = await findEntry(db, entryId);
  if (entry === null || entry.state !== 'joining' || entry.callSid !== null) return;
  const from = (await findTalk(db, entryId))?.callerId ?? ownNumber(deps);
  const url = `${settings.publicUrl}/voice/callee/${entryId}`;
  const statusCallback = `${settings.publicUrl}/voice/callee-status/${entryId}`;
  const call = { to: entry.number, from, url, fallbackUrl: url, statusCallback, ringSeconds: RING_SECONDS };
  try {
    const keep = (callSid: string) =>
      db
        .update(entries)
        .set({ callSid })
        .where(and(eq(entries.id, entryId), isNull(entries.callSid)))
        .returning({ state: entries.state });
    await callOnce(deps, call, { since: entry.since, tries, keep });
  } catch (error) {
    if (!isRefused(error)) throw error;
    deps.log.warn({ err: error, entry: entryId }, 'the carrier refuses an agent’s call');
    await calleeGone(deps, entryId, 'failed');
  }
}

/** Whom an agent called has answered: the document that brings both together; null when the agent has gone. */
export async function calleeAnswered(deps: Deps, entryId: string, callSid: string): Promise<string | null> {
  const at = isoTime(deps.clock);
  const isWanted = await deps.db.transaction(async (tx) => {
    const entry = await lockEntry(tx, entryId);
    if (entry === null || (entry.state !== 'joining' && entry.state !== 'connected')) return false;
    if (entry.state === 'connected') return true;
    await changeEntry(tx, entryId, { state: 'connected', connectedAt: at, callSid });
    await noteEntry(tx, entryId, at, 'connected', { agent: entry.agentId });
    const callback = (await findTalk(tx, entryId))?.about?.['callback'];
    if (typeof callback === 'string') await closeCallback(tx, callback, 'served', at, null);
    return true;
  });
  deps.line.changed();
  if (!isWanted) return null;
  const action = `${deps.settings.publicUrl}/voice/callee/${entryId}/over`;
  return renderRoom({ name: entryId, action, holdMusic: holdMusic(deps), endsIt: true });
}

/** Whom an agent called has hung up, or was not reached: then the agent is free again. */
export async function calleeGone(deps: Deps, entryId: string, callStatus: string): Promise<void> {
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    const entry = await lockEntry(tx, entryId);
    if (entry === null || entry.state === 'ended') return;
    if (entry.state === 'connected') return endEntry(tx, entryId, at, 'served');
    await endEntry(tx, entryId, at, 'unreached', { leftReason: callStatus });
    await releaseAgent(tx, entry, at);
  });
  deps.line.changed();
}
