import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from '../store/columns.ts';

/** What an agent writes about a conversation; the last agent of an entry writes on where the one before stopped. */
export const caseNotes = pgTable(
  'case_notes',
  {
    entryId: text('entry_id').primaryKey(),
    agentId: text('agent_id').notNull(),
    /** Grows with every keystroke that was saved, so that a late request does not undo a later one. */
    seq: integer('seq').notNull().default(0),
    /** Sealed where the call is private. */
    text: jsonb('text').$type<string>().notNull().default(sql`'""'::jsonb`),
    tags: jsonb('tags').$type<string[]>().notNull().default([]),
    /** How the caller sounded, 1 (bad) to 5 (good). */
    mood: integer('mood'),
    /** By what the conversation ended in the agent's eyes: an id of `dispositions.json`. */
    disposition: text('disposition'),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('case_notes_updated').on(table.updatedAt)],
);

export type CaseNote = typeof caseNotes.$inferSelect;
