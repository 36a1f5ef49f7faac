import { randomUUID } from 'node:crypto';
import { isPhoneNumber } from '@callwright/flow-compiler';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import type { Database } from '../store/database.ts';
import { sessions, timers } from '../store/tables.ts';
import { surveys } from './survey-tables.ts';
import { talkFacts } from './talk-facts.ts';

export const SURVEY_TIMER = 'survey';

/** Somebody has talked with an agent and hung up first. Where his queue wants it, it is looked some minutes later whether he may be asked. */
export async function planSurvey(tx: Database, { resources }: Pick<Deps, 'resources'>, entry: Entry, at: string): Promise<void> {
  const policy = resources.queue(entry.queue)?.survey;
  const { callSid, number, language, isPrivate } = entry;
  if (policy === undefined || policy.ifHungUp === 'none' || callSid === null || !isPhoneNumber(number)) return;
  const id = randomUUID();
  const [call] = await tx.select({ to: sessions.to }).from(sessions).where(eq(sessions.callSid, callSid));
  const talk = await talkFacts(tx, callSid);
  const planned = { via: 'hung-up', state: 'planned', channel: policy.ifHungUp, flowId: policy.flow } as const;
  await tx
    .insert(surveys)
    .values({ ...talk, ...planned, id, number, language, isPrivate, callSid, ourNumber: call?.to ?? null, createdAt: at });
  const dueAt = new Date(Date.parse(at) + policy.afterMinutes * 60_000).toISOString();
  await tx.insert(timers).values({ kind: SURVEY_TIMER, callSid: id, dueAt });
}
