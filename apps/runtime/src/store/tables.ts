import type { CallEvent, TrailEntry, Verb } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import { bigserial, customType, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { CarrierCommand } from './store.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** One row a call: where it stands. `seq` grows by one with every step and guards against two steps at once. */
export const sessions = pgTable('sessions', {
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
});

/** One row a step: what happened, where it led, and the answer as it was sent, so that a repeated webhook gets the same bytes. */
export const callEvents = pgTable(
  'call_events',
  {
    callSid: text('call_sid').notNull(),
    seq: integer('seq').notNull(),
    at: moment('at').notNull(),
    event: jsonb('event').$type<CallEvent>().notNull(),
    trail: jsonb('trail').$type<TrailEntry[]>().notNull(),
    failure: jsonb('failure').$type<{ code: string; message: string }>(),
    response: text('response').notNull(),
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
    command: jsonb('command').$type<CarrierCommand>().notNull(),
    tries: integer('tries').notNull().default(0),
    lastError: text('last_error'),
  },
  (table) => [index('outbox_due').on(table.notBefore)],
);
