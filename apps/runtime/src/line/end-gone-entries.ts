import { endLegOfCallback } from '../callbacks/leg-of-callback.ts';
import { planRecovery } from '../callbacks/recovery.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { type Entry, endEntry } from './entry.ts';
import { learnOfWait } from './learning.ts';
import type { LoadedLine } from './load-line.ts';
import { resolvePromises } from './promises.ts';
import { releaseAgent } from './release-agent.ts';

/** Entries whose call has ended: the caller hung up in line, or the talk is over and the flow had nothing more to do. */
export async function endGoneEntries(tx: Database, deps: Deps, { gone }: Pick<LoadedLine, 'gone'>, now: string): Promise<void> {
  for (const { entry, endedAt } of gone) {
    const at = endedAt === null ? now : new Date(endedAt).toISOString();
    if (entry.state === 'connected') await endEntry(tx, entry.id, at, 'served');
    else if (entry.callSid !== null && (await endLegOfCallback(tx, deps, entry.callSid, at))) await releaseAgent(tx, entry, at);
    else await abandon(tx, deps, entry, at);
  }
}

async function abandon(tx: Database, deps: Deps, entry: Entry, at: string): Promise<void> {
  await releaseAgent(tx, entry, at);
  await endEntry(tx, entry.id, at, 'abandoned');
  await resolvePromises(tx, entry.id, at, false);
  const waitedSeconds = (Date.parse(at) - Date.parse(entry.joinedAt)) / 1000;
  await learnOfWait(tx, entry.queue, { waitedSeconds, outcome: 'abandoned', estimate: entry.estimate });
  await planRecovery(tx, deps, entry, at);
}
