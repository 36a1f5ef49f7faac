import type { Deps } from '../deps.ts';
import { type Entry, endEntry, type NewEntry, newEntryId, noteEntry } from '../line/entry.ts';
import { move } from '../line/let-go.ts';
import { entries } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import { changeTalk } from './talk-rows.ts';
import type { TransferNote } from './talk-tables.ts';

/** Who was talked with already goes before all who came at the same time, but not before a VIP. */
const TRANSFERRED_POINTS = 1;

export interface PassedOn {
  /** The entry that is over with this. */
  before: Entry;
  queue: string;
  note: TransferNote | null;
  /** Who did it: an agent's id. */
  by: string;
  because: 'transferred' | 'not-reached';
}

/**
 * A caller who has talked goes back into line, his own queue's or another's: a new place, with his first arrival, a point more, and all that he has
 * answered. His call leaves the conference, and the agent's ends with it. Answers with the id of the new place.
 */
export async function passOn(tx: Database, deps: Deps, { before, queue, note, by, because }: PassedOn, at: string): Promise<string> {
  const rules = deps.resources.queue(queue);
  const id = newEntryId();
  await endEntry(tx, before.id, at, 'served', { leftReason: 'transferred' });
  const { callSid, firstCallSid, flowId, version, node, number, language, isVip, isPrivate, answers, contact, since } = before;
  const own = queue === before.queue;
  const row: NewEntry = {
    ...{ callSid, firstCallSid, flowId, version, node, number, language, isVip, isPrivate, answers, contact, since },
    ...{ id, queue, state: 'waiting', joinedAt: at, resumes: before.id },
    priority: before.priority + TRANSFERRED_POINTS,
    skills: own ? before.skills : [],
    interrupt: rules?.interrupt ?? before.interrupt,
    longestWaitUntil: new Date(Date.parse(at) + (rules?.longestWaitSeconds ?? 1800) * 1000).toISOString(),
  };
  await tx.insert(entries).values(row);
  if (note !== null) await changeTalk(tx, id, { note });
  const detail = { queue, from: before.id, by, because, since, points: row.priority };
  await noteEntry(tx, before.id, at, 'passed-on', { to: id, queue, by, because });
  await noteEntry(tx, id, at, 'joined', detail);
  await move(tx, [before], at);
  return id;
}
