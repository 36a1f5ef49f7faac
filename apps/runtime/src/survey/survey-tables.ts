import type { JsonValue, SurveyKind, SurveyMeasure } from '@callwright/flow-schema';
import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { moment } from '../store/columns.ts';

/** `planned`: it will be asked; `open`: it is being asked; `over`. */
export type SurveyState = 'planned' | 'open' | 'over';
/** Why a survey was not asked, or came to nothing. One that was asked on a call to its end has none. */
export type SurveyOutcome = 'no-consent' | 'stopped' | 'asked-lately' | 'no-flow' | 'unreached' | 'expired' | 'ended';

/** One row a survey that somebody is asked, or was to be asked. What was talked about before stands beside it, for reports. */
export const surveys = pgTable(
  'surveys',
  {
    id: text('id').primaryKey(),
    flowId: text('flow_id').notNull(),
    version: text('version'),
    /** How it came about: the caller stayed on the line, he had hung up, or a program wanted it. */
    via: text('via', { enum: ['after-call', 'hung-up', 'api'] }).notNull(),
    channel: text('channel', { enum: ['call', 'sms'] }).notNull(),
    state: text('state').$type<SurveyState>().notNull(),
    outcome: text('outcome').$type<SurveyOutcome>(),
    number: text('number').notNull(),
    ourNumber: text('our_number'),
    language: text('language').notNull(),
    /** The call that it is about, and the one on which it is asked: often the same. */
    callSid: text('call_sid'),
    surveyCallSid: text('survey_call_sid'),
    entryId: text('entry_id'),
    queue: text('queue'),
    agentId: text('agent_id'),
    /** The flow that the caller called, in its version, and his way through it: the nodes, with blanks. */
    callFlow: text('call_flow'),
    callVersion: text('call_version'),
    path: text('path').notNull().default(''),
    milestones: jsonb('milestones').$type<string[]>().notNull().default([]),
    waitSeconds: doublePrecision('wait_seconds'),
    /** Whether what he was told of his wait came true; null where he was told nothing. */
    promiseKept: boolean('promise_kept'),
    /** What a program knows of it. */
    about: jsonb('about').$type<Readonly<Record<string, JsonValue>>>(),
    idempotencyKey: text('idempotency_key'),
    isPrivate: boolean('is_private').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    offeredAt: moment('offered_at'),
    startedAt: moment('started_at'),
    /** The first answer. */
    respondedAt: moment('responded_at'),
    /** All that was asked was answered or skipped, and something was answered. */
    completedAt: moment('completed_at'),
    endedAt: moment('ended_at'),
  },
  (table) => [
    index('surveys_offered').on(table.offeredAt),
    index('surveys_call').on(table.callSid),
    index('surveys_survey_call').on(table.surveyCallSid),
    index('surveys_number').on(table.number, table.createdAt),
    index('surveys_not_over').on(table.state).where(sql`state <> 'over'`),
    uniqueIndex('surveys_key').on(table.idempotencyKey),
  ],
);

/** One row a question that was asked. */
export const surveyAnswers = pgTable(
  'survey_answers',
  {
    surveyId: text('survey_id').notNull(),
    question: text('question').notNull(),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    kind: text('kind').$type<SurveyKind>().notNull(),
    measure: text('measure').$type<SurveyMeasure>(),
    node: text('node').notNull(),
    askedAt: moment('asked_at').notNull(),
    /** Null while it is being asked, and for ever when he went away at it. */
    leftAt: moment('left_at'),
    isAnswered: boolean('is_answered').notNull().default(false),
    score: doublePrecision('score'),
    choice: text('choice'),
    label: text('label'),
    /** What he wrote; sealed where the survey is private. */
    comment: jsonb('comment').$type<JsonValue>(),
    recordingSid: text('recording_sid'),
    how: text('how'),
    confidence: doublePrecision('confidence'),
  },
  (table) => [primaryKey({ columns: [table.surveyId, table.question] })],
);

/** Surveys that are asked by text messages, as they stand. */
export const surveyTalks = pgTable(
  'survey_talks',
  {
    surveyId: text('survey_id').primaryKey(),
    number: text('number').notNull(),
    ourNumber: text('our_number').notNull(),
    version: text('version').notNull(),
    seq: integer('seq').notNull(),
    /** Sealed where the flow is private. */
    snapshot: jsonb('snapshot').$type<JsonValue>(),
    /** The message that was heeded last: the carrier may bring it twice. */
    lastMessage: text('last_message'),
    isOpen: boolean('is_open').notNull().default(true),
  },
  (table) => [uniqueIndex('survey_talks_open').on(table.number, table.ourNumber).where(sql`is_open`)],
);
