import type { JsonValue } from '@callwright/flow-schema';
import { bigserial, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytes, moment } from './columns.ts';
import type { FlowContent, PendingPublication, PublishedFile } from './publishing-store.ts';

/** One row each time a flow became live. Numbers count up per flow; the same content may be live again under another number. */
export const publications = pgTable(
  'publications',
  {
    flowId: text('flow_id').notNull(),
    number: integer('number').notNull(),
    hash: text('hash').notNull(),
    /** The flow as the file had it, and where its boxes stood. */
    flow: jsonb('flow').$type<JsonValue>().notNull(),
    layout: jsonb('layout').$type<JsonValue>().notNull(),
    /** What the files were then: the hash of flow and layout. */
    contentHash: text('content_hash').notNull(),
    /** The other files that this version brought, by path. */
    files: jsonb('files').$type<PublishedFile[]>().notNull(),
    reason: text('reason').notNull(),
    by: text('by').notNull(),
    at: moment('at').notNull(),
    commit: text('commit'),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.number] })],
);

/** A publication that is under way: who finds one at a start finishes it, or drops it. */
export const pendingPublications = pgTable('pending_publications', {
  flowId: text('flow_id').primaryKey(),
  document: jsonb('document').$type<PendingPublication>().notNull(),
  /** By the database's clock, which no test leads. */
  begunAt: timestamp('begun_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
});

/** What is being edited: one draft a flow. It need not be a valid flow. */
export const drafts = pgTable('drafts', {
  flowId: text('flow_id').primaryKey(),
  flow: jsonb('flow').$type<JsonValue>().notNull(),
  layout: jsonb('layout').$type<JsonValue>().notNull(),
  hash: text('hash').notNull(),
  changes: integer('changes').notNull(),
  savedAt: moment('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
  /** The files that the draft stands on; null for a flow that has none yet. */
  base: jsonb('base').$type<FlowContent>(),
  baseHash: text('base_hash'),
});

/** Files beside a flow as the draft has them; without content the draft takes the file away. */
export const draftFiles = pgTable(
  'draft_files',
  {
    flowId: text('flow_id').notNull(),
    path: text('path').notNull(),
    content: bytes('content'),
    /** The hash of the file on disk when the draft first changed it; null when there was none. */
    base: text('base'),
    /** How long it sounds; null for what makes no sound. */
    seconds: doublePrecision('seconds'),
    savedAt: moment('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.path] })],
);

/** Former states of drafts, one a minute and person. */
export const draftHistory = pgTable(
  'draft_history',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    flowId: text('flow_id').notNull(),
    minute: moment('minute').notNull(),
    savedAt: moment('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
    changes: integer('changes').notNull(),
    flow: jsonb('flow').$type<JsonValue>().notNull(),
    layout: jsonb('layout').$type<JsonValue>().notNull(),
  },
  (table) => [uniqueIndex('draft_history_minute').on(table.flowId, table.minute, table.savedBy)],
);

/** Resources as they were: one row each change. */
export const resourceVersions = pgTable(
  'resource_versions',
  {
    name: text('name').notNull(),
    number: integer('number').notNull(),
    value: jsonb('value').$type<JsonValue>().notNull(),
    hash: text('hash').notNull(),
    reason: text('reason').notNull(),
    by: text('by').notNull(),
    at: moment('at').notNull(),
    commit: text('commit'),
  },
  (table) => [primaryKey({ columns: [table.name, table.number] })],
);

/** What pages in browsers were told last, so that one that was away hears what it missed. */
export const liveEvents = pgTable('live_events', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  topic: text('topic').notNull(),
  event: text('event').notNull(),
  data: jsonb('data').$type<JsonValue>().notNull(),
});

/** Who has a flow open: one row a page, which lives as long as it is seen. */
export const presences = pgTable(
  'presences',
  {
    connection: text('connection').primaryKey(),
    flowId: text('flow_id').notNull(),
    personId: text('person_id').notNull(),
    name: text('name').notNull(),
    node: text('node'),
    since: timestamp('since', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    seenAt: timestamp('seen_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [index('presences_flow').on(table.flowId)],
);
