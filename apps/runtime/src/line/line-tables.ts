import type { Announcement } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { QueueLearning, SaidBefore, WaitEstimate } from '@callwright/queueing';
import { sql } from 'drizzle-orm';
import { bigserial, boolean, date, doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { moment } from '../store/columns.ts';

export const entryStates = ['waiting', 'offered', 'joining', 'connected', 'away', 'dialling', 'greeted', 'ended'] as const;
/**
 * `waiting` on the line; `offered`: an agent is rung for him; `joining`: the agent is there, the caller is being moved; `connected`: they talk.
 * A callback: `away` until he is dialled, `dialling` while his phone rings, `greeted` until he presses 1; then `waiting` like others.
 */
export type EntryState = (typeof entryStates)[number];
/** How a place in line ended. `moved`: into the entry of a later call of the same caller. */
export type EntryOutcome =
  | 'served'
  | 'abandoned'
  | 'left'
  | 'waited-too-long'
  | 'closed'
  | 'cancelled'
  | 'refused'
  | 'unreached'
  | 'expired'
  | 'failed'
  | 'moved';

/** Places in line. `since` is when the caller first came; nothing ever changes it. */
export const entries = pgTable(
  'entries',
  {
    id: text('id').primaryKey(),
    queue: text('queue').notNull(),
    /** The call that is in line for it now; null for a callback that is not dialled. */
    callSid: text('call_sid'),
    /** The call with which it began. */
    firstCallSid: text('first_call_sid'),
    flowId: text('flow_id'),
    version: text('version'),
    node: text('node').notNull().default(''),
    number: text('number').notNull(),
    language: text('language').notNull(),
    state: text('state', { enum: entryStates }).notNull(),
    outcome: text('outcome').$type<EntryOutcome>(),
    since: moment('since').notNull(),
    /** Who came at the same millisecond is served in this order. */
    arrival: bigserial('arrival', { mode: 'number' }).notNull(),
    /** When the present call came into line. */
    joinedAt: moment('joined_at').notNull(),
    priority: doublePrecision('priority').notNull().default(0),
    isVip: boolean('is_vip').notNull().default(false),
    skills: jsonb('skills').$type<{ skill: string; level: number }[]>().notNull().default([]),
    isCallback: boolean('is_callback').notNull().default(false),
    /** `out`: an agent calls somebody; it stands in no queue. */
    direction: text('direction', { enum: ['in', 'out'] })
      .notNull()
      .default('in'),
    agentId: text('agent_id'),
    lastAgent: text('last_agent'),
    agentsRefused: jsonb('agents_refused').$type<{ agent: string; at: number }[]>().notNull().default([]),
    /** When a call back is dialled, and until when an agent is kept for it. */
    dialledAt: moment('dialled_at'),
    heldUntil: moment('held_until'),
    longestWaitUntil: moment('longest_wait_until'),
    interrupt: jsonb('interrupt').$type<{ policy: 'at-once' | 'after-answer'; atMostSeconds: number }>(),
    /** An answer that is being given may last until then; after it the caller is taken out of it. */
    moveAt: moment('move_at'),
    /** Why the line lets him go: he hears of it when he is moved. */
    wish: text('wish'),
    leftReason: text('left_reason'),
    /** The entry whose place this one has taken up. */
    resumes: text('resumes'),
    said: jsonb('said').$type<SaidBefore>(),
    /** What was estimated when he joined: it teaches how good estimates are. */
    estimate: jsonb('estimate').$type<WaitEstimate>(),
    /** What he was saying when he was taken out. */
    partial: jsonb('partial').$type<{ node: string; text: string; at: string }>(),
    /** What the call knew when it came into line; sealed where the call is private. A call that is made for the entry begins with it. */
    answers: jsonb('answers').$type<JsonValue>(),
    contact: jsonb('contact').$type<JsonValue>(),
    isPrivate: boolean('is_private').notNull().default(false),
    offeredAt: moment('offered_at'),
    connectedAt: moment('connected_at'),
    endedAt: moment('ended_at'),
  },
  (table) => [
    index('entries_open').on(table.queue).where(sql`state <> 'ended'`),
    uniqueIndex('entries_call_open').on(table.callSid).where(sql`state <> 'ended' and call_sid is not null`),
    index('entries_call').on(table.firstCallSid),
    index('entries_own_call').on(table.callSid),
    index('entries_made').on(table.since).where(sql`direction = 'out'`),
    index('entries_number').on(table.number, table.endedAt),
    index('entries_resumes').on(table.resumes).where(sql`resumes is not null`),
    index('entries_ended').on(table.queue, table.endedAt),
  ],
);

/** What was decided about an entry and what happened to it, with the reason: each overtake is explained here. */
export const entryEvents = pgTable(
  'entry_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    entryId: text('entry_id').notNull(),
    at: moment('at').notNull(),
    kind: text('kind').notNull(),
    detail: jsonb('detail').$type<object>().notNull(),
  },
  (table) => [index('entry_events_entry').on(table.entryId)],
);

/** What callers were told, and whether it came true. */
export const promises = pgTable(
  'promises',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    entryId: text('entry_id'),
    callSid: text('call_sid').notNull(),
    queue: text('queue').notNull(),
    kind: text('kind', { enum: ['wait', 'position', 'callback'] }).notNull(),
    said: jsonb('said').$type<Announcement>().notNull(),
    at: moment('at').notNull(),
    /** It is kept when he is served by then. */
    upTo: moment('up_to'),
    kept: boolean('kept'),
    resolvedAt: moment('resolved_at'),
  },
  (table) => [
    index('promises_entry').on(table.entryId),
    index('promises_call').on(table.callSid),
    index('promises_queue').on(table.queue, table.at),
  ],
);

export const agentStatuses = ['available', 'ringing', 'busy', 'wrap-up', 'break', 'do-not-disturb', 'set-aside', 'offline'] as const;
export type AgentStatus = (typeof agentStatuses)[number];

/** Who takes calls. */
export const agents = pgTable('agents', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  personId: text('person_id'),
  /** `client:NAME` for a browser, or a telephone number. */
  address: text('address').notNull(),
  /** A telephone that rings instead of it. */
  forwardTo: text('forward_to'),
  /** Since when no page of his is open, of an agent who works in a browser. */
  deskGoneAt: moment('desk_gone_at'),
  language: text('language').notNull().default('en-US'),
  skills: jsonb('skills').$type<Record<string, number>>().notNull(),
  status: text('status', { enum: agentStatuses }).notNull(),
  reason: text('reason'),
  since: moment('since').notNull(),
  wrapUpUntil: moment('wrap_up_until'),
  /** What he wants to be when the call that he is on is over. */
  next: jsonb('next').$type<{ status: AgentStatus; reason: string | null }>(),
  /** The talk whose disposition he must still choose before his wrap-up ends. */
  owes: jsonb('owes').$type<{ entry: string; queue: string }>(),
  callsToday: integer('calls_today').notNull().default(0),
  countedOn: date('counted_on'),
});

/** One row each time that an agent is rung for an entry; its id stands in the address of that call. */
export const offers = pgTable(
  'offers',
  {
    id: text('id').primaryKey(),
    entryId: text('entry_id').notNull(),
    agentId: text('agent_id').notNull(),
    queue: text('queue').notNull(),
    callSid: text('call_sid'),
    state: text('state', { enum: ['ringing', 'accepted', 'ended'] }).notNull(),
    at: moment('at').notNull(),
    /** When the carrier begins to ring: it takes so many calls a second. */
    ringAt: moment('ring_at'),
    acceptedAt: moment('accepted_at'),
    endedAt: moment('ended_at'),
    outcome: text('outcome').$type<OfferOutcome>(),
  },
  (table) => [
    uniqueIndex('offers_agent_open').on(table.agentId).where(sql`state <> 'ended'`),
    uniqueIndex('offers_entry_open').on(table.entryId).where(sql`state <> 'ended'`),
    index('offers_agent').on(table.agentId, table.at),
    index('offers_at').on(table.at),
    index('offers_entry').on(table.entryId),
  ],
);
export type OfferOutcome = 'served' | 'no-answer' | 'busy' | 'failed' | 'refused' | 'caller-left' | 'vanished';

/** What queues have learned, and whether all hands are called. */
export const queueStates = pgTable('queue_states', {
  queue: text('queue').primaryKey(),
  learning: jsonb('learning').$type<QueueLearning>(),
  allHands: boolean('all_hands').notNull().default(false),
});
