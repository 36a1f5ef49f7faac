import { and, eq, isNotNull, ne, notExists, or, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { sessions } from '../store/tables.ts';
import { callFacts } from './fact-tables.ts';
import { endOf } from './facts-of-call.ts';
import { factsWriter } from './write-facts.ts';

const AT_ONCE = 200;

/** Writes the facts of calls that ended before there were facts, some at each turn until none is left; then it has nothing to do any more. */
export function createFactsCatchUp(deps: Deps): () => Promise<void> {
  let isDone = false;
  let hasWritten = false;
  return async () => {
    if (isDone) return;
    const callSids = await missingFacts(deps);
    for (const callSid of callSids) {
      await catchUp(deps, callSid).catch(async (error: unknown) => {
        deps.log.warn({ err: error, callSid }, 'a call cannot be read for reports; only that it was is counted');
        await bareFacts(deps, callSid);
      });
    }
    isDone = callSids.length < AT_ONCE;
    hasWritten ||= callSids.length > 0;
    if (isDone && hasWritten) await findCallsBefore(deps);
    if (callSids.length > 0) deps.log.info({ calls: callSids.length }, 'facts of earlier calls were written for reports');
  };
}

/** Calls were written in any order, so which of a number came before is known only now. */
async function findCallsBefore({ db }: Deps): Promise<void> {
  await db.execute(sql`
    update call_facts set called_before_at = told.before from (
      select call_sid, lag(started_at) over (partition by number order by started_at) as before
      from call_facts where direction = 'in' and number <> '') told
    where told.call_sid = call_facts.call_sid and told.before is not null and called_before_at is distinct from told.before`);
}

async function missingFacts({ db }: Deps): Promise<string[]> {
  const told = db
    .select({ one: sql`1` })
    .from(callFacts)
    .where(and(eq(callFacts.callSid, sessions.callSid), or(isNotNull(callFacts.endedAt), ne(sessions.status, 'ended'))));
  const rows = await db.select({ callSid: sessions.callSid }).from(sessions).where(notExists(told)).limit(AT_ONCE);
  return rows.map(({ callSid }) => callSid);
}

/** A call that is forgotten meanwhile has no facts either; one that went on has written its own. */
async function catchUp(deps: Deps, callSid: string): Promise<void> {
  const session = await deps.store.findSession(callSid);
  if (session === null) return;
  const write = await factsWriter(deps, session, await deps.store.listEvents(callSid));
  await deps.db.transaction(async (tx) => {
    const [row] = await tx.select({ seq: sessions.seq }).from(sessions).where(eq(sessions.callSid, callSid)).for('update');
    if (row?.seq === session.seq) await write(tx);
  });
}

/** What is known of a call that was sealed with a key that is no longer there. */
async function bareFacts({ db }: Deps, callSid: string): Promise<void> {
  const [row] = await db.select().from(sessions).where(eq(sessions.callSid, callSid));
  if (row === undefined) return;
  const { flowId, version, from: number, language, isPrivate, startedAt, endedAt } = row;
  const facts = {
    callSid,
    flowId,
    version,
    number,
    language,
    isPrivate,
    startedAt,
    endedAt,
    direction: 'in' as const,
    minute: Math.floor(Date.parse(startedAt) / 60_000),
  };
  const outcome = endOf(row) === null ? 'in-progress' : row.endReason === 'flow-ended' ? 'self-served' : 'failed';
  await db
    .insert(callFacts)
    .values({ ...facts, outcome })
    .onConflictDoUpdate({ target: callFacts.callSid, set: { endedAt, outcome } });
}
