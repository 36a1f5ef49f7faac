import { asc, desc, eq, inArray, or } from 'drizzle-orm';
import { callbacks } from '../callbacks/callback-tables.ts';
import type { Deps } from '../deps.ts';
import { isoTime } from '../store/iso-time.ts';
import type { Entry } from './entry.ts';
import { agents, entries, entryEvents, promises } from './line-tables.ts';

const told = (time: string | null) => (time === null ? null : isoTime(time));

/** What the line knows of a call: its place, what was decided of it and why, who served him, what he was promised and what is owed to him. */
export async function lineStory({ db, codec }: Deps, callSid: string, seesPrivate: boolean) {
  const own = or(eq(entries.callSid, callSid), eq(entries.firstCallSid, callSid));
  const [entry] = await db.select().from(entries).where(own).orderBy(desc(entries.joinedAt)).limit(1);
  const events =
    entry === undefined ? [] : await db.select().from(entryEvents).where(eq(entryEvents.entryId, entry.id)).orderBy(asc(entryEvents.id));
  const said = await db.select().from(promises).where(eq(promises.callSid, callSid)).orderBy(asc(promises.id));
  const owed = await db
    .select()
    .from(callbacks)
    .where(or(eq(callbacks.callSid, callSid), inArray(callbacks.entryId, entry === undefined ? [] : [entry.id])));
  const [agent] =
    entry === undefined || entry.agentId === null
      ? []
      : await db.select({ id: agents.id, name: agents.name }).from(agents).where(eq(agents.id, entry.agentId));
  return {
    entry:
      entry === undefined
        ? null
        : {
            ...toldEntry(entry),
            partial: entry.partial === null || (entry.isPrivate && !seesPrivate) ? null : { ...codec.open(entry.partial), complete: false },
            events: events.map(({ at, kind, detail }) => ({ at: isoTime(at), kind, detail })),
          },
    agent: agent ?? null,
    promises: said.map(({ kind, said: what, at, upTo, kept, resolvedAt }) => {
      return { kind, said: what, at: isoTime(at), upTo: told(upTo), kept, resolvedAt: told(resolvedAt) };
    }),
    callbacks: owed.map(({ id, queue, number, mode, state, outcome, via, attempts, requestedAt, endedAt }) => {
      return { id, queue, number, mode, state, outcome, via, attempts, requestedAt: isoTime(requestedAt), endedAt: told(endedAt) };
    }),
  };
}

function toldEntry({ id, queue, state, outcome, leftReason, isVip, isCallback, resumes, ...times }: Entry) {
  const { since, joinedAt, offeredAt, connectedAt, endedAt } = times;
  const until = connectedAt ?? endedAt;
  return {
    ...{ id, queue, state, outcome, leftReason, isVip, isCallback, resumes },
    since: isoTime(since),
    joinedAt: isoTime(joinedAt),
    offeredAt: told(offeredAt),
    connectedAt: told(connectedAt),
    endedAt: told(endedAt),
    waitedSeconds: until === null ? null : (Date.parse(until) - Date.parse(joinedAt)) / 1000,
  };
}
