import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { noteEntry } from '../line/entry.ts';
import { Refused } from '../publishing/refused.ts';
import { atCarrier } from './carrier-acts.ts';
import { notTalking, readOpen } from './own-talk.ts';
import { changeTalk } from './talk-rows.ts';
import { talkRecordings } from './talk-tables.ts';

/** Records a conversation from now on, where its queue allows that, or no more. Throws a `Refused`. */
export async function record(deps: Deps, agent: AgentRow, entryId: string, on: boolean): Promise<void> {
  const { entry, talk, callerSid } = await readOpen(deps, agent, entryId);
  const running = talk?.recordingSid ?? null;
  if ((running !== null) === on) return;
  if (on && deps.resources.queue(entry.queue)?.agentsMayRecord !== true)
    throw new Refused(409, 'not-allowed', 'Calls of this queue are not recorded by agents.');
  const at = isoTime(deps.clock);
  const url = `${deps.settings.publicUrl}/voice/recorded/${entryId}`;
  const recordingSid = on ? await atCarrier(() => deps.carrier.startRecording(callerSid, url)) : null;
  if (on && recordingSid === null) throw notTalking();
  if (running !== null) await atCarrier(() => deps.carrier.stopRecording(callerSid, running));
  await deps.db.transaction(async (tx) => {
    await changeTalk(tx, entryId, { recordingSid, recordedAt: on ? at : null });
    await noteEntry(tx, entryId, at, on ? 'recording' : 'recorded', { agent: agent.id });
  });
  deps.line.changed();
}

/** The carrier has a recording of a conversation. Told again, nothing changes. */
export async function keepRecording(
  { db, clock }: Deps,
  kept: { recordingSid: string; entryId: string; callSid: string; agentId: string | null; url: string; seconds: number },
): Promise<void> {
  await db
    .insert(talkRecordings)
    .values({ ...kept, at: isoTime(clock) })
    .onConflictDoNothing();
}
