import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { AgentRow } from '../line/agent-rows.ts';
import { noteEntry } from '../line/entry.ts';
import type { Database } from '../store/database.ts';
import { changePart, holdMusic } from './carrier-acts.ts';
import { lockOpen, readOpen } from './own-talk.ts';
import { changeTalk, type Talk } from './talk-rows.ts';

/** The caller hears music, or comes back. Throws a `Refused`. */
export async function hold(deps: Deps, agent: AgentRow, entryId: string, on: boolean): Promise<void> {
  const { callerSid, talk } = await readOpen(deps, agent, entryId);
  if ((talk?.heldAt != null) === on) return;
  await changePart(deps, entryId, callerSid, on ? { hold: true, holdUrl: holdMusic(deps) } : { hold: false });
  const at = isoTime(deps.clock);
  await deps.db.transaction(async (tx) => {
    const { talk: now } = await lockOpen(tx, agent, entryId);
    if (on) await changeTalk(tx, entryId, { heldAt: at });
    else await endHold(tx, entryId, now, at);
    await noteEntry(tx, entryId, at, on ? 'held' : 'resumed', { agent: agent.id });
  });
  deps.line.changed();
}

/** Writes down how long the caller was on hold, if he is. */
export async function endHold(tx: Database, entryId: string, talk: Talk | null, at: string): Promise<number> {
  if (talk === null) return 0;
  if (talk.heldAt === null) return talk.heldSeconds;
  const heldSeconds = talk.heldSeconds + (Date.parse(at) - Date.parse(talk.heldAt)) / 1000;
  await changeTalk(tx, entryId, { heldAt: null, heldSeconds });
  return heldSeconds;
}
