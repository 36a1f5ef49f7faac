import { and, eq, inArray, ne } from 'drizzle-orm';
import { endLegOfCallback } from '../callbacks/leg-of-callback.ts';
import { planRecovery } from '../callbacks/recovery.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { sessions } from '../store/tables.ts';
import { planSurvey } from '../survey/plan-survey.ts';
import { type Entry, endEntry } from './entry.ts';
import { learnOfWait } from './learning.ts';
import { entries } from './line-tables.ts';
import { resolvePromises } from './promises.ts';
import { releaseAgent } from './release-agent.ts';

/** Entries whose call has ended: the caller hung up in line, or the talk is over and the flow had nothing more to do. */
export async function endGoneEntries(tx: Database, deps: Deps, ids: readonly string[], now: string): Promise<void> {
  const gone = await tx
    .select({ entry: entries, endedAt: sessions.endedAt })
    .from(entries)
    .innerJoin(sessions, eq(sessions.callSid, entries.callSid))
    .where(and(inArray(entries.id, [...ids]), ne(entries.state, 'ended')));
  for (const { entry, endedAt } of gone) {
    const at = endedAt === null ? now : new Date(endedAt).toISOString();
    if (entry.state === 'connected') await hungUpFirst(tx, deps, entry, at);
    else if (entry.callSid !== null && (await endLegOfCallback(tx, deps, entry.callSid, at))) await releaseAgent(tx, entry, at);
    else await abandon(tx, deps, entry, at);
  }
}

/** The talk is over, and the caller did not wait for what follows it. */
async function hungUpFirst(tx: Database, deps: Deps, entry: Entry, at: string): Promise<void> {
  await endEntry(tx, entry.id, at, 'served');
  await planSurvey(tx, deps, entry, at);
}

async function abandon(tx: Database, deps: Deps, entry: Entry, at: string): Promise<void> {
  await releaseAgent(tx, entry, at);
  await endEntry(tx, entry.id, at, 'abandoned');
  await resolvePromises(tx, entry.id, at, false);
  const waitedSeconds = (Date.parse(at) - Date.parse(entry.joinedAt)) / 1000;
  await learnOfWait(tx, entry.queue, { waitedSeconds, outcome: 'abandoned', estimate: entry.estimate });
  await planRecovery(tx, deps, entry, at);
}
