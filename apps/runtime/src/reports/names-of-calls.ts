import { scaleOfKind } from '@callwright/flow-schema';
import { and, asc, desc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { contacts, mailboxMessages } from '../store/tables.ts';
import { surveyAnswers, surveys } from '../survey/survey-tables.ts';
import { talkRecordings } from '../talk/talk-tables.ts';
import type { CallRow, NamedNode } from './call-row.ts';
import { nodeWays } from './fact-tables.ts';
import { nodeTitles } from './names.ts';

const places = z.array(z.object({ call_sid: z.string(), version: z.string(), node: z.string() }));

/** The nodes in which calls ended, or are at this moment. */
export async function lastNodes(
  deps: Deps,
  calls: readonly { callSid: string; endedAt: string | null; way: number | null }[],
): Promise<Map<string, NamedNode>> {
  const wanted = [...new Set(calls.flatMap(({ way }) => way ?? []))];
  const ways = wanted.length === 0 ? [] : await deps.db.select().from(nodeWays).where(inArray(nodeWays.id, wanted));
  const running = await nodesNow(
    deps,
    calls.filter(({ endedAt }) => endedAt === null).map(({ callSid }) => callSid),
  );
  const title = await nodeTitles(deps, [...ways.map(({ version }) => version), ...running.map(({ version }) => version)]);
  const last = new Map<string, NamedNode>();
  for (const { callSid, way } of calls) {
    const place = ways.find(({ id }) => id === way);
    if (place !== undefined) last.set(callSid, { node: place.node, title: title(place.version, place.node) });
  }
  for (const { call_sid: callSid, version, node } of running) last.set(callSid, { node, title: title(version, node) });
  return last;
}

/** Where calls in progress have come last. */
async function nodesNow({ db }: Deps, callSids: readonly string[]) {
  if (callSids.length === 0) return [];
  const { rows } = (await db.execute(sql`
    select s.call_sid, s.version, last.node from sessions s, lateral (
      select entry->>'node' as node from call_events e, jsonb_array_elements(e.trail) with ordinality as trail(entry, place)
      where e.call_sid = s.call_sid and entry->>'kind' = 'entered' order by e.seq desc, place desc limit 1) last
    where s.call_sid in ${[...callSids]}`)) as unknown as { rows: unknown };
  return places.parse(rows);
}

/** What contacts with these numbers are called, now. */
export async function contactNames({ db }: Deps, numbers: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(numbers)].filter((number) => number !== '');
  if (wanted.length === 0) return new Map();
  const rows = await db.select({ phone: contacts.phone, data: contacts.data }).from(contacts).where(inArray(contacts.phone, wanted));
  return new Map(
    rows.flatMap(({ phone, data: { name } }) =>
      phone !== null && typeof name === 'string' && name !== '' ? [[phone, name] as const] : [],
    ),
  );
}

/** Calls of which somebody can hear something. */
export async function recordedCalls({ db }: Deps, callSids: readonly string[]): Promise<Set<string>> {
  if (callSids.length === 0) return new Set();
  const [left, talked] = [mailboxMessages.callSid, talkRecordings.callSid];
  const messages = await db
    .select({ callSid: left })
    .from(mailboxMessages)
    .where(inArray(left, [...callSids]));
  const talks = await db
    .select({ callSid: talked })
    .from(talkRecordings)
    .where(inArray(talked, [...callSids]));
  return new Set([...messages, ...talks].map(({ callSid }) => callSid));
}

/** The first figure that callers gave in the surveys about their calls. */
export async function surveyScores({ db }: Deps, callSids: readonly string[]): Promise<Map<string, NonNullable<CallRow['survey']>>> {
  if (callSids.length === 0) return new Map();
  const about = or(inArray(surveys.callSid, [...callSids]), inArray(surveys.surveyCallSid, [...callSids]));
  const rows = await db
    .select({
      callSid: surveys.callSid,
      asked: surveys.surveyCallSid,
      title: surveyAnswers.title,
      kind: surveyAnswers.kind,
      score: surveyAnswers.score,
    })
    .from(surveys)
    .innerJoin(surveyAnswers, eq(surveyAnswers.surveyId, surveys.id))
    .where(and(about, isNotNull(surveyAnswers.score)))
    .orderBy(desc(surveys.createdAt), asc(surveyAnswers.position));
  const scores = new Map<string, NonNullable<CallRow['survey']>>();
  for (const { callSid, asked, title, kind, score } of rows) {
    const max = scaleOfKind(kind)?.high;
    if (score === null || max === undefined) continue;
    for (const sid of [callSid, asked]) if (sid !== null && !scores.has(sid)) scores.set(sid, { title, score, max });
  }
  return scores;
}
