import { randomUUID } from 'node:crypto';
import type { JsonValue } from '@callwright/flow-schema';
import { surveyPolicySchema } from '@callwright/flow-schema';
import { and, count, eq, gt, ne, sql } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { sessions, timers } from '../store/tables.ts';
import { SURVEY_TIMER } from './plan-survey.ts';
import { whyNotAsked } from './survey-rules.ts';
import { surveys } from './survey-tables.ts';
import { talkFacts } from './talk-facts.ts';

type SurveyRow = typeof surveys.$inferSelect;
/** A person is asked no more often, whatever programs want. */
export const MOST_SURVEYS_A_DAY = 3;
const usual = surveyPolicySchema.parse({ flow: 'survey' });

/** A program wants somebody to be asked, whose number was checked. */
export interface SurveyWish {
  flow: string;
  number: string;
  language: string;
  channel: 'call' | 'sms';
  /** ISO 8601; at once without it. */
  at: string | undefined;
  /** The call that it is about. */
  callSid: string | undefined;
  agent: string | undefined;
  queue: string | undefined;
  about: Readonly<Record<string, JsonValue>> | undefined;
  /** The same key asks once, however often it comes. */
  key: string | undefined;
}

export type SurveyOrder =
  | { kind: 'new' | 'known'; survey: SurveyRow }
  | { kind: 'refused'; code: 'stopped' | 'no-consent' | 'open-already' | 'too-many' };

/** Plans a survey. Nothing is sent here: its timer looks again whether the person may be asked, and waits for the end of his quiet hours. */
export async function orderSurvey(deps: Deps, wish: SurveyWish): Promise<SurveyOrder> {
  const known = await byKey(deps.db, wish.key);
  if (known !== null) return { kind: 'known', survey: known };
  const id = randomUUID();
  const why = await whyNotAsked(deps, { id, number: wish.number, callSid: wish.callSid ?? null, via: 'api' }, { ...usual, everyDays: 0 });
  if (why === 'stopped' || why === 'no-consent') return { kind: 'refused', code: why };
  return deps.db.transaction(async (tx): Promise<SurveyOrder> => {
    // one at a time for a number: else two programs would ask it at once
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`survey ${wish.number}`}))`);
    const meanwhile = await byKey(tx, wish.key);
    if (meanwhile !== null) return { kind: 'known', survey: meanwhile };
    const refused = await tooMany(tx, wish.number, isoTime(deps.clock, -86_400));
    if (refused !== null) return { kind: 'refused', code: refused };
    return { kind: 'new', survey: await plan(tx, deps, id, wish) };
  });
}

async function plan(tx: Database, deps: Deps, id: string, wish: SurveyWish): Promise<SurveyRow> {
  const { flow, number, language, channel, at, callSid, agent, queue, about, key } = wish;
  const now = isoTime(deps.clock);
  const talk = callSid === undefined ? {} : await talkFacts(tx, callSid);
  const [call] = callSid === undefined ? [] : await tx.select({ to: sessions.to }).from(sessions).where(eq(sessions.callSid, callSid));
  const named = { ...(agent !== undefined && { agentId: agent }), ...(queue !== undefined && { queue }) };
  const [row] = await tx
    .insert(surveys)
    .values({
      ...{ ...talk, ...named, id, flowId: flow, number, language, channel, createdAt: now },
      via: 'api',
      state: 'planned',
      ourNumber: call?.to ?? null,
      callSid: callSid ?? null,
      about: about ?? null,
      idempotencyKey: key ?? null,
    })
    .returning();
  if (row === undefined) throw new Error('A row that was written was not given back.');
  await tx.insert(timers).values({ kind: SURVEY_TIMER, callSid: id, dueAt: at ?? now });
  return row;
}

async function tooMany(tx: Database, number: string, since: string): Promise<'open-already' | 'too-many' | null> {
  const own = eq(surveys.number, number);
  const [open] = await tx
    .select({ id: surveys.id })
    .from(surveys)
    .where(and(own, ne(surveys.state, 'over'), eq(surveys.via, 'api')))
    .limit(1);
  if (open !== undefined) return 'open-already';
  const [lately] = await tx
    .select({ count: count() })
    .from(surveys)
    .where(and(own, eq(surveys.via, 'api'), gt(surveys.createdAt, since)));
  return (lately?.count ?? 0) >= MOST_SURVEYS_A_DAY ? 'too-many' : null;
}

async function byKey(db: Database, key: string | undefined): Promise<SurveyRow | null> {
  if (key === undefined) return null;
  const [row] = await db.select().from(surveys).where(eq(surveys.idempotencyKey, key));
  return row ?? null;
}
