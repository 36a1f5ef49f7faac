import type { JsonValue } from '@callwright/flow-schema';
import { sql } from 'drizzle-orm';
import { bigserial, boolean, doublePrecision, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AgentStatus } from '../line/line-tables.ts';
import { moment } from '../store/columns.ts';

/** What a transfer sends along: it is shown to who takes the call. */
export interface TransferNote {
  text: string;
  by: string;
  at: string;
}

/** The conversation of an entry, as far as the entry does not tell it. */
export const talks = pgTable('talks', {
  entryId: text('entry_id').primaryKey(),
  /** Twilio's name of the conference, once it was asked for. */
  conferenceSid: text('conference_sid'),
  /** Since when the caller hears music; null while he talks. */
  heldAt: moment('held_at'),
  heldSeconds: doublePrecision('held_seconds').notNull().default(0),
  /** The recording that runs. */
  recordingSid: text('recording_sid'),
  recordedAt: moment('recorded_at'),
  note: jsonb('note').$type<TransferNote>(),
  /** Of a call out: the number that is shown, and what it is about. */
  callerId: text('caller_id'),
  about: jsonb('about').$type<{ [key: string]: JsonValue }>(),
  /** The agent's own call comes back to him: his page was loaded anew. */
  again: boolean('again').notNull().default(false),
  /** The agent whose page has gone, and for whom the caller waits a moment. */
  awaits: text('awaits'),
  /** Whether the caller hears music until then, or still sits in the conference. */
  isBack: boolean('is_back').notNull().default(false),
  /** The offer whose agent has said that the talk is over: his leg did not just die. */
  endedBy: text('ended_by'),
});

/** How somebody takes part besides caller and agent: `consult` while the caller is on hold, else `conference`; or a supervisor. */
export type LegMode = 'consult' | 'conference' | 'listen' | 'whisper' | 'join';
export const supervisorModes = ['listen', 'whisper', 'join'] as const satisfies readonly LegMode[];

/** Calls by which others come into a conversation: colleagues, numbers outside, supervisors. */
export const legs = pgTable(
  'legs',
  {
    id: text('id').primaryKey(),
    entryId: text('entry_id').notNull(),
    kind: text('kind', { enum: ['agent', 'number', 'supervisor'] }).notNull(),
    mode: text('mode').$type<LegMode>().notNull(),
    /** Null for a number outside. */
    agentId: text('agent_id'),
    /** What he was before, and is again afterwards. */
    agentWas: jsonb('agent_was').$type<{ status: AgentStatus; reason: string | null }>(),
    /** Where it rings: `client:NAME` or a number. */
    address: text('address').notNull(),
    name: text('name').notNull(),
    callSid: text('call_sid'),
    state: text('state', { enum: ['ringing', 'joined', 'ended'] }).notNull(),
    /** The offer that it has become: the talk was handed over to this agent. */
    offerId: text('offer_id'),
    at: moment('at').notNull(),
    joinedAt: moment('joined_at'),
    endedAt: moment('ended_at'),
  },
  (table) => [
    index('legs_entry').on(table.entryId),
    uniqueIndex('legs_agent_open').on(table.agentId).where(sql`state <> 'ended' and agent_id is not null`),
  ],
);

/** Pages in browsers that are an agent's desk; the one that was opened last is his phone. The times are the database's own. */
export const deskPages = pgTable(
  'desk_pages',
  {
    connection: text('connection').primaryKey(),
    agentId: text('agent_id').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true, mode: 'string' }).notNull().default(sql`clock_timestamp()`),
    seenAt: timestamp('seen_at', { withTimezone: true, mode: 'string' }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [index('desk_pages_agent').on(table.agentId)],
);

/** A transfer out of line's hands: to a number outside, or into another flow. */
export const departures = pgTable('departures', {
  id: text('id').primaryKey(),
  entryId: text('entry_id').notNull(),
  callSid: text('call_sid').notNull(),
  agentId: text('agent_id').notNull(),
  number: text('number'),
  flow: text('flow'),
  /** The step of the call at which it goes. */
  seq: integer('seq').notNull(),
  at: moment('at').notNull(),
});

/** Conversations that agents have recorded; the sound lies with the carrier. */
export const talkRecordings = pgTable(
  'talk_recordings',
  {
    recordingSid: text('recording_sid').primaryKey(),
    entryId: text('entry_id').notNull(),
    callSid: text('call_sid').notNull(),
    agentId: text('agent_id'),
    url: text('url').notNull(),
    seconds: integer('seconds').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [index('talk_recordings_entry').on(table.entryId), index('talk_recordings_at').on(table.at)],
);

/** Who has listened in, taken over, forced: what people must be able to ask about later. */
export const audit = pgTable(
  'audit',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: moment('at').notNull(),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    what: text('what').notNull(),
    agentId: text('agent_id'),
    entryId: text('entry_id'),
    callSid: text('call_sid'),
    number: text('number'),
    detail: jsonb('detail').$type<object>().notNull(),
  },
  (table) => [index('audit_at').on(table.at), index('audit_entry').on(table.entryId)],
);
