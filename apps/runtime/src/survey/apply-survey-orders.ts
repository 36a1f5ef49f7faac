import { randomUUID } from 'node:crypto';
import {
  type CallContext,
  isSurveyOrder,
  type Order,
  type OrderInput,
  orderSources,
  type SurveyOrderName,
  type TrailEntry,
} from '@callwright/flow-compiler';
import type { JsonValue, SurveyKind } from '@callwright/flow-schema';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { surveyAnswers, surveys } from './survey-tables.ts';
import { talkFacts } from './talk-facts.ts';

/** What is known of the call or the messages on which a survey is asked. */
export interface SurveyFacts {
  deps: Pick<Deps, 'codec'>;
  /** Of a survey that was planned; else it is found by its call, or begins. */
  surveyId: string | null;
  callSid: string;
  at: string;
  from: string;
  to: string;
  language: string;
  flowId: string;
  version: string;
  isPrivate: boolean;
  answers: CallContext['answers'];
  /** What this turn adds to the path of the call. */
  trail: readonly TrailEntry[];
}

/** Writes down what a turn has ordered of its survey, in the transaction of the turn. */
export async function applySurveyOrders(tx: Database, facts: SurveyFacts, orders: readonly Order[]): Promise<void> {
  for (const order of orders) if (isSurveyOrder(order)) await apply(tx, facts, order);
}

async function apply(tx: Database, facts: SurveyFacts, { src, input }: Order & { src: SurveyOrderName }): Promise<void> {
  const surveyId = await surveyOf(tx, facts);
  if (src === 'survey.offer') return offer(tx, facts, surveyId);
  // a call that was begun before there were surveys
  if (surveyId === null) return;
  if (src === 'survey.ask') await ask(tx, facts, surveyId, orderSources[src].parse(input));
  else await answer(tx, facts, surveyId, orderSources[src].parse(input));
  await noteCompletion(tx, surveyId, facts.at);
}

async function surveyOf(tx: Database, { surveyId, callSid, flowId }: SurveyFacts): Promise<string | null> {
  if (surveyId !== null) return surveyId;
  const [row] = await tx
    .select({ id: surveys.id })
    .from(surveys)
    .where(and(eq(surveys.surveyCallSid, callSid), eq(surveys.flowId, flowId)));
  return row?.id ?? null;
}

async function offer(tx: Database, facts: SurveyFacts, known: string | null): Promise<void> {
  const { callSid, at, from, to, language, flowId, version, isPrivate, trail } = facts;
  const begun = { version, language, isPrivate, state: 'open' as const };
  if (known !== null) {
    await tx
      .update(surveys)
      .set({ ...begun, offeredAt: at })
      .where(and(eq(surveys.id, known), isNull(surveys.offeredAt)));
    return;
  }
  const talk = await talkFacts(tx, callSid, trail);
  const own = { via: 'after-call' as const, channel: 'call' as const, callSid, surveyCallSid: callSid, createdAt: at, offeredAt: at };
  await tx.insert(surveys).values({ ...talk, ...begun, ...own, id: randomUUID(), flowId, number: from, ourNumber: to });
}

async function ask(tx: Database, { at }: SurveyFacts, surveyId: string, asked: OrderInput<'survey.ask'>): Promise<void> {
  const { question, title, kind, measure, node } = asked;
  const [before] = await tx.select({ asked: count() }).from(surveyAnswers).where(eq(surveyAnswers.surveyId, surveyId));
  const described = { title, kind, measure, node, leftAt: null };
  await tx
    .insert(surveyAnswers)
    .values({ surveyId, question, position: before?.asked ?? 0, askedAt: at, ...described })
    // who goes back is asked again
    .onConflictDoUpdate({ target: [surveyAnswers.surveyId, surveyAnswers.question], set: described });
  await tx
    .update(surveys)
    .set({ startedAt: at })
    .where(and(eq(surveys.id, surveyId), isNull(surveys.startedAt)));
}

async function answer(tx: Database, facts: SurveyFacts, surveyId: string, given: OrderInput<'survey.answer'>): Promise<void> {
  const { question } = given;
  const asked = and(eq(surveyAnswers.surveyId, surveyId), eq(surveyAnswers.question, question));
  const [row] = await tx.select({ kind: surveyAnswers.kind }).from(surveyAnswers).where(asked);
  if (row === undefined) return;
  const known = given.value === null ? undefined : facts.answers[question];
  await tx
    .update(surveyAnswers)
    .set({
      ...storedAnswer(facts, row.kind, given),
      leftAt: facts.at,
      isAnswered: given.value !== null,
      label: given.label ?? null,
      recordingSid: given.recording?.sid ?? null,
      how: given.value === null ? null : (known?.how ?? 'speech'),
      confidence: known?.confidence ?? null,
    })
    .where(asked);
}

/** A figure, a choice or words: an answer is one of them. */
function storedAnswer({ deps, isPrivate }: SurveyFacts, kind: SurveyKind, { value }: OrderInput<'survey.answer'>) {
  const nothing: { score: number | null; choice: string | null; comment: JsonValue } = { score: null, choice: null, comment: null };
  if (typeof value === 'number') return { ...nothing, score: value };
  if (typeof value === 'boolean') return { ...nothing, score: Number(value), choice: value ? 'yes' : 'no' };
  if (value === null || value === '') return nothing;
  return kind === 'choice' ? { ...nothing, choice: value } : { ...nothing, comment: isPrivate ? deps.codec.seal(value) : value };
}

/** Nothing is being asked any more, and something was answered: that may change with the next question. */
async function noteCompletion(tx: Database, surveyId: string, at: string): Promise<void> {
  const rows = await tx
    .select({ leftAt: surveyAnswers.leftAt, isAnswered: surveyAnswers.isAnswered })
    .from(surveyAnswers)
    .where(eq(surveyAnswers.surveyId, surveyId));
  const isComplete = rows.every(({ leftAt }) => leftAt !== null) && rows.some(({ isAnswered }) => isAnswered);
  const isResponded = rows.some(({ isAnswered }) => isAnswered);
  await tx
    .update(surveys)
    .set({ completedAt: isComplete ? at : null, respondedAt: isResponded ? sql`coalesce(${surveys.respondedAt}, ${at})` : null })
    .where(eq(surveys.id, surveyId));
}
