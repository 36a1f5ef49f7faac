import { agentsFor, estimateWait, newLearning, parametersOf, placeOf } from '@callwright/queueing';
import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { LineRules, LoadedLine } from './load-line.ts';

/**
 * Estimates how long those will wait who have come since the line was looked at last: what comes of it teaches how good estimates are, whether they
 * are told it or not. Written after the assignment, which nobody delays for it.
 */
export async function estimateNewcomers(db: Database, line: LoadedLine, queues: LineRules['queues']): Promise<void> {
  const found = newcomers(line).flatMap((id) => {
    const estimate = estimateFor(line, id, queues);
    return estimate === null ? [] : [{ id, estimate }];
  });
  if (found.length === 0) return;
  // nobody waits for these rows: who is being moved at this moment is estimated the next time
  await db.execute(sql`
    with found as (select * from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as found(id text, estimate jsonb)),
    free as (
      select id from entries where id in (select id from found) and estimate is null and state <> 'ended' for update skip locked)
    update entries set estimate = found.estimate from found join free on free.id = found.id where entries.id = found.id`);
}

function newcomers({ entries }: LoadedLine): string[] {
  return [...entries.values()].flatMap(({ id, state, isEstimated }) => (state === 'waiting' && !isEstimated ? [id] : []));
}

function estimateFor({ state, learning }: LoadedLine, id: string, queues: LineRules['queues']) {
  const entry = state.entries.find((one) => one.id === id);
  const rules = entry === undefined ? undefined : queues[entry.queue];
  if (entry === undefined || rules === undefined) return null;
  const place = placeOf(entry, state.entries, state.queues, state.now);
  const parameters = parametersOf(learning.get(entry.queue) ?? newLearning(), rules.expected);
  return estimateWait({ ...place, ...agentsFor(entry.queue, state), parameters, now: state.now });
}
