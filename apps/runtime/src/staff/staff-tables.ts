import { sql } from 'drizzle-orm';
import { bigserial, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { agentStatuses } from '../line/line-tables.ts';
import { moment } from '../store/columns.ts';

/** What agents were and when: one row a time during which neither status nor reason changed. The last one of each agent has no end. */
export const agentTimes = pgTable(
  'agent_times',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    agentId: text('agent_id').notNull(),
    status: text('status', { enum: agentStatuses }).notNull(),
    reason: text('reason'),
    since: moment('since').notNull(),
    until: moment('until'),
  },
  (table) => [uniqueIndex('agent_times_open').on(table.agentId).where(sql`until is null`), index('agent_times_until').on(table.until)],
);
