import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from '../store/columns.ts';

export const noteFields = ['text', 'tags', 'mood', 'disposition'] as const;
export type NoteField = (typeof noteFields)[number];

/** What an agent writes about a conversation: each has his own note, also where several talk in one entry. */
export const caseNotes = pgTable(
  'case_notes',
  {
    entryId: text('entry_id').notNull(),
    agentId: text('agent_id').notNull(),
    /** Grows with every request that was kept; below it, the number of the one that wrote a field last, so that a late one does not undo it. */
    seq: integer('seq').notNull().default(0),
    seqs: jsonb('seqs').$type<Partial<Record<NoteField, number>>>().notNull().default({}),
    /** Text and tags are sealed where the call is private. */
    text: jsonb('text').$type<string>().notNull().default(sql`'""'::jsonb`),
    tags: jsonb('tags').$type<string[]>().notNull().default([]),
    /** How the caller sounded, 1 (bad) to 5 (good). */
    mood: integer('mood'),
    /** By what the conversation ended in the agent's eyes: an id of `dispositions.json`. */
    disposition: text('disposition'),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entryId, table.agentId] }), index('case_notes_updated').on(table.updatedAt)],
);

export type CaseNote = typeof caseNotes.$inferSelect;
