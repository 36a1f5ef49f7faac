import type { CallEvent, TrailEntry, Verb } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import { sql } from 'drizzle-orm';
import { bigserial, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, moment } from './columns.ts';
import type { Command, SessionEffect } from './store.ts';

/** One row a call: where it stands. `seq` grows by one with every step and guards against two steps at once. */
export const sessions = pgTable(
  'sessions',
  {
    callSid: text('call_sid').primaryKey(),
    flowId: text('flow_id').notNull(),
    version: text('version').notNull(),
    seq: integer('seq').notNull(),
    status: text('status', { enum: ['active', 'ended'] }).notNull(),
    snapshot: jsonb('snapshot').$type<JsonValue>().notNull(),
    verbs: jsonb('verbs').$type<Verb[]>().notNull(),
    language: text('language').notNull(),
    from: text('from_party').notNull(),
    to: text('to_party').notNull(),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at'),
    endReason: text('end_reason'),
    /** Work outside that the call waits for; `verbs` are then words that the caller has not heard yet. */
    effect: jsonb('effect').$type<SessionEffect>(),
    /** What is said on this call is kept sealed. */
    isPrivate: boolean('is_private').notNull().default(false),
    /** The classes of answers that were forgotten, with commas. */
    forgotten: text('forgotten').notNull().default(''),
  },
  (table) => [
    index('sessions_ended').on(table.endedAt),
    index('sessions_flow').on(table.flowId, table.startedAt),
    index('sessions_active').on(table.flowId).where(sql`status = 'active'`),
  ],
);

/**
 * One row an event: what happened, where it led, and the answer as it was sent, so that a repeated webhook gets the same bytes. An event that led
 * to further work has no answer of its own: the next row that has one is the answer.
 */
export const callEvents = pgTable(
  'call_events',
  {
    callSid: text('call_sid').notNull(),
    seq: integer('seq').notNull(),
    at: moment('at').notNull(),
    event: jsonb('event').$type<CallEvent>().notNull(),
    trail: jsonb('trail').$type<TrailEntry[]>().notNull(),
    failure: jsonb('failure').$type<{ code: string; message: string }>(),
    response: text('response'),
  },
  (table) => [primaryKey({ columns: [table.callSid, table.seq] })],
);

/** A flow in its closed form, under the hash of its content. */
export const versions = pgTable('versions', {
  hash: text('hash').primaryKey(),
  flowId: text('flow_id').notNull(),
  document: jsonb('document').$type<JsonValue>().notNull(),
  createdAt: moment('created_at').notNull(),
});

/** Which version answers new calls: publishing changes this one row. */
export const liveVersions = pgTable('live_versions', {
  flowId: text('flow_id').primaryKey(),
  hash: text('hash').notNull(),
  since: moment('since').notNull(),
});

/** Recordings by the hash of their bytes, so that a version keeps its own. */
export const audioFiles = pgTable('audio_files', {
  hash: text('hash').primaryKey(),
  mediaType: text('media_type').notNull(),
  content: bytes('content').notNull(),
});

/** What is due later. A claim moves `dueAt` ahead, so that a process that dies loses nothing. */
export const timers = pgTable(
  'timers',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    dueAt: moment('due_at').notNull(),
    kind: text('kind').notNull(),
    callSid: text('call_sid').notNull(),
  },
  (table) => [index('timers_due').on(table.dueAt), index('timers_call').on(table.callSid)],
);

/** Commands to the carrier, written with the step that wants them and sent after it. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    notBefore: moment('not_before').notNull(),
    command: jsonb('command').$type<Command>().notNull(),
    tries: integer('tries').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [index('outbox_due').on(table.notBefore)],
);

/** Whom we know. `data` is all that is known besides the phone, by name. */
export const contacts = pgTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    phone: text('phone').unique(),
    data: jsonb('data').$type<{ [key: string]: JsonValue }>().notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('contacts_updated').on(table.updatedAt), index('contacts_data').using('gin', table.data)],
);

/** What callers left after the beep. */
export const mailboxMessages = pgTable(
  'mailbox_messages',
  {
    recordingSid: text('recording_sid').primaryKey(),
    mailbox: text('mailbox').notNull(),
    callSid: text('call_sid').notNull(),
    from: text('from_party').notNull(),
    url: text('url').notNull(),
    seconds: integer('seconds').notNull(),
    language: text('language').notNull(),
    node: text('node').notNull(),
    at: moment('at').notNull(),
    transcription: text('transcription'),
    heardAt: moment('heard_at'),
  },
  (table) => [index('mailbox_messages_mailbox').on(table.mailbox, table.at)],
);

/** What the carrier has written down of a recording before the recording came into a mailbox. */
export const earlyTexts = pgTable('early_texts', {
  recordingSid: text('recording_sid').primaryKey(),
  text: text('text').notNull(),
  at: moment('at').notNull(),
});

/** Emergency switches of schedules, as a person turned them last. */
export const emergencySwitches = pgTable('emergency_switches', {
  schedule: text('schedule').primaryKey(),
  on: boolean('is_on').notNull(),
  reason: text('reason'),
  since: moment('since').notNull(),
});

/** What flows told the people who look after calls. */
export const alerts = pgTable(
  'alerts',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    level: text('level', { enum: ['notice', 'warning', 'urgent'] }).notNull(),
    node: text('node').notNull(),
    flowId: text('flow_id'),
    callSid: text('call_sid').notNull(),
    at: moment('at').notNull(),
    seenAt: moment('seen_at'),
  },
  (table) => [index('alerts_at').on(table.at, table.id), index('alerts_call').on(table.callSid)],
);
