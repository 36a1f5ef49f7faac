import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { moment } from '../store/columns.ts';
import type { AttemptOutcome, CallbackOutcome, CallbackState, Consent } from './callback-store.ts';

/** Calls that we owe callers: each is the entry (its place in line) without a call. */
export const callbacks = pgTable(
  'callbacks',
  {
    id: text('id').primaryKey(),
    entryId: text('entry_id').notNull(),
    queue: text('queue').notNull(),
    number: text('number').notNull(),
    name: text('name'),
    note: text('note'),
    language: text('language').notNull(),
    /** The zones in which the number may be. */
    zones: jsonb('zones').$type<string[]>().notNull(),
    mode: text('mode', { enum: ['keep-place', 'when-quiet', 'forced', 'scheduled'] }).notNull(),
    /** The slot that was chosen. */
    fromAt: moment('from_at'),
    toAt: moment('to_at'),
    /** A retry, or a wish for later. */
    notBefore: moment('not_before'),
    attempts: integer('attempts').notNull().default(0),
    expiresAt: moment('expires_at').notNull(),
    state: text('state').$type<CallbackState>().notNull(),
    outcome: text('outcome').$type<CallbackOutcome>(),
    /** Stands in the link that cancels or moves it. */
    token: text('token').notNull().unique(),
    consent: jsonb('consent').$type<Consent>().notNull(),
    via: text('via', { enum: ['call', 'web', 'api', 'recovery', 'agent'] }).notNull(),
    /** Our number that he called, which he sees again. */
    ourNumber: text('our_number'),
    /** The call on which it was asked for. */
    callSid: text('call_sid'),
    isPrivate: boolean('is_private').notNull().default(false),
    requestedAt: moment('requested_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [
    uniqueIndex('callbacks_open').on(table.queue, table.number).where(sql`state <> 'ended'`),
    uniqueIndex('callbacks_entry').on(table.entryId).where(sql`state <> 'ended'`),
    index('callbacks_queue').on(table.queue, table.requestedAt),
    index('callbacks_call').on(table.callSid),
    index('callbacks_number').on(table.number, table.requestedAt),
  ],
);

/** One row each time that somebody is dialled; its id stands in the address of the call. */
export const callbackAttempts = pgTable(
  'callback_attempts',
  {
    id: text('id').primaryKey(),
    callbackId: text('callback_id').notNull(),
    /** 1 for the first. */
    number: integer('number').notNull(),
    callSid: text('call_sid'),
    /** When it was decided; the carrier is told a moment later. */
    dialledAt: moment('dialled_at').notNull(),
    answeredAt: moment('answered_at'),
    endedAt: moment('ended_at'),
    answeredBy: text('answered_by', { enum: ['person', 'machine', 'fax', 'unknown'] }),
    outcome: text('outcome').$type<AttemptOutcome>(),
  },
  (table) => [
    uniqueIndex('callback_attempts_number').on(table.callbackId, table.number),
    index('callback_attempts_call').on(table.callSid),
    index('callback_attempts_dialled').on(table.dialledAt),
  ],
);

/** Who has answered STOP: no message goes there until START. */
export const optOuts = pgTable('opt_outs', { number: text('number').primaryKey(), since: moment('since').notNull() });

/** Messages of the line by what they are about, so that nobody gets one twice. */
export const sentTexts = pgTable('sent_texts', { key: text('key').primaryKey(), at: moment('at').notNull() });
