import { asc, eq, inArray, or } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { entries } from '../line/line-tables.ts';
import { isoTime } from '../store/iso-time.ts';
import { talkRecordings } from '../talk/talk-tables.ts';
import { callFacts } from './fact-tables.ts';

/** What reports know of a call, and its conversations that agents have recorded; null in place of what was not written down yet. */
export async function factsInStory({ db }: Pick<Deps, 'db'>, callSid: string) {
  const [facts] = await db.select().from(callFacts).where(eq(callFacts.callSid, callSid));
  const own = db
    .select({ id: entries.id })
    .from(entries)
    .where(or(eq(entries.callSid, callSid), eq(entries.firstCallSid, callSid)));
  const talks = await db.select().from(talkRecordings).where(inArray(talkRecordings.entryId, own)).orderBy(asc(talkRecordings.at));
  return {
    startedFlow: facts?.flowId ?? null,
    startedVersion: facts?.version ?? null,
    direction: facts?.direction ?? null,
    outcome: facts?.outcome ?? null,
    isVip: facts?.isVip ?? false,
    waitSeconds: facts?.waitSeconds ?? null,
    talkRecordings: talks.map(({ recordingSid, seconds, at, agentId }) => ({
      sid: recordingSid,
      seconds,
      at: isoTime(at),
      agent: agentId,
    })),
  };
}
