import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, real, serial, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { moment } from '../store/columns.ts';
import type { CallOutcome } from './call-outcome.ts';

/**
 * One row a call, as reports look at it: written when it begins, and again in the transaction in which it ends. It goes when the call goes, and
 * holds nothing that the call does not tell by itself; names, surveys and what came later are joined.
 */
export const callFacts = pgTable(
  'call_facts',
  {
    callSid: text('call_sid').primaryKey(),
    /** The flow that the call began in, in its version. */
    flowId: text('flow_id').notNull(),
    version: text('version').notNull(),
    direction: text('direction', { enum: ['in', 'out'] }).notNull(),
    /** Of the person outside, whoever called; '' where it is withheld: nobody is the same person by that. */
    number: text('number').notNull(),
    language: text('language').notNull(),
    isVip: boolean('is_vip').notNull().default(false),
    isPrivate: boolean('is_private').notNull().default(false),
    startedAt: moment('started_at').notNull(),
    /** When the same number had called last before; of calls that came in. */
    calledBeforeAt: moment('called_before_at'),
    /** When the first call with the number began, after this one, on which somebody talked with it. */
    talkedAt: moment('talked_at'),
    /** Null while it lasts. */
    endedAt: moment('ended_at'),
    /** How long it lasted. */
    seconds: real('seconds'),
    /** The minute since 1970 in which it began: reports group by whole numbers much faster than by moments. */
    minute: integer('minute').notNull(),
    outcome: text('outcome').$type<CallOutcome>().notNull(),
    /** The line that he was in last on this call, who talked with him, and how long he waited for it. */
    queue: text('queue'),
    agentId: text('agent_id'),
    waitSeconds: real('wait_seconds'),
    /** Tenths of a second from the start of the call until it had come so far, in the order of `factStages`; null: it never did. */
    stages: integer('stages').array().$type<(number | null)[]>(),
    /** The nodes that it came through: the number of the way out of each, times `VISIT_SECONDS`, and the seconds that it was there, less than that. */
    visits: integer('visits').array().notNull().default([]),
  },
  (table) => [
    index('call_facts_out').on(table.startedAt).where(sql`direction = 'out'`),
    index('call_facts_started').on(table.startedAt),
    index('call_facts_number').on(table.number, table.startedAt),
  ],
);

/** So many seconds a visit lasts at most, as reports count: more is as good as an hour. */
export const VISIT_SECONDS = 4096;

/** Ways out of nodes, so that calls name them by a number. `exit` is the flow's own, or one of `ends`. */
export const nodeWays = pgTable(
  'node_ways',
  {
    id: serial('id').primaryKey(),
    flowId: text('flow_id').notNull(),
    version: text('version').notNull(),
    node: text('node').notNull(),
    exit: text('exit').notNull(),
  },
  (table) => [uniqueIndex('node_ways_way').on(table.version, table.node, table.exit), index('node_ways_flow').on(table.flowId)],
);

/** How far a call can come, as far as the call itself tells it. */
export const factStages = ['within-hours', 'past-greeting', 'chose', 'reached-queue', 'answered', 'saved-contact'] as const;
export type FactStage = (typeof factStages)[number];
