import { and, asc, eq, ne, or } from 'drizzle-orm';
import { callbacks } from '../callbacks/callback-tables.ts';
import { entries } from '../line/line-tables.ts';
import type { Database } from '../store/database.ts';
import type { CallEnd } from './call-visits.ts';

/** What the line knows of one call when it ends; times are milliseconds since 1970. */
export interface LineOfCall {
  queue: string | null;
  agentId: string | null;
  waitSeconds: number | null;
  joinedAt: number | null;
  connectedAt: number | null;
  /** The queue's node, when he was answered in it and did not come back into line. */
  talkNode: string | null;
  isVip: boolean;
  isInLine: boolean;
  isOwedCall: boolean;
}

const outsideLine: LineOfCall = {
  queue: null,
  agentId: null,
  waitSeconds: null,
  joinedAt: null,
  connectedAt: null,
  talkNode: null,
  isVip: false,
  isInLine: false,
  isOwedCall: false,
};

/** Reads it in the transaction of the end. Where a later call has taken up the place, what that call made of it does not count. */
export async function lineOfCall(tx: Database, callSid: string, end: CallEnd): Promise<LineOfCall> {
  const own = or(eq(entries.callSid, callSid), eq(entries.firstCallSid, callSid));
  const rows = await tx
    .select()
    .from(entries)
    .where(and(own, eq(entries.direction, 'in')))
    .orderBy(asc(entries.arrival));
  const [asked] = await tx
    .select({ requestedAt: callbacks.requestedAt })
    .from(callbacks)
    .where(and(eq(callbacks.callSid, callSid), ne(callbacks.via, 'recovery')))
    .limit(1);
  const wasAsked = asked !== undefined && Date.parse(asked.requestedAt) <= end.at;
  const last = rows.at(-1);
  if (last === undefined) return { ...outsideLine, isOwedCall: wasAsked };
  const talked = rows.filter((row) => row.callSid === callSid && row.connectedAt !== null);
  const joined = rows.map((row) => Date.parse(row.callSid === callSid ? row.joinedAt : row.since));
  const lastJoined = joined.at(-1) ?? end.at;
  const left = last.callSid === callSid ? (last.connectedAt ?? last.endedAt) : asked?.requestedAt;
  const until = Math.min(end.at, left === null || left === undefined ? end.at : Date.parse(left));
  return {
    queue: last.queue,
    agentId: talked.at(-1)?.agentId ?? null,
    waitSeconds: Math.max(0, until - lastJoined) / 1000,
    joinedAt: Math.min(...joined),
    connectedAt: talked.length === 0 ? null : Math.min(...talked.map((row) => Date.parse(row.connectedAt ?? row.joinedAt))),
    talkNode: last.callSid === callSid && last.connectedAt !== null ? last.node : null,
    isVip: rows.some((row) => row.isVip),
    isInLine: last.callSid === callSid && last.connectedAt === null && (last.outcome === null || gaveUp.has(last.outcome)),
    isOwedCall: wasAsked,
  };
}

/** The place of one who gave up goes to his next call. */
const gaveUp: ReadonlySet<string> = new Set(['abandoned', 'moved']);
