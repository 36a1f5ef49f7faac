import { sql } from 'drizzle-orm';
import { agents, entries } from '../line/line-tables.ts';
import { settleQueues } from '../line/settle-queues.ts';
import type { RuntimeUnderTest } from './runtime-under-test.ts';

interface Wanted {
  inLine: number;
  agents: number;
  samples: number;
  warmUp: number;
}

/**
 * A long line, all agents busy; somebody joins as one becomes free: how long it takes from his joining until the commit that gives the first of the
 * line to that agent. Milliseconds, ascending.
 */
export async function timeAssignments({ deps }: RuntimeUnderTest, { inLine, agents: count, samples, warmUp }: Wanted): Promise<number[]> {
  const { db, clock } = deps;
  const at = new Date(clock.now()).toISOString();
  await db.insert(agents).values(Array.from({ length: count }, (_, index) => agentRow(index, at)));
  await db.insert(entries).values(Array.from({ length: inLine }, (_, index) => entryRow(`start-${String(index).padStart(6, '0')}`, at)));
  await db.execute(sql`analyze`);
  const took: number[] = [];
  for (let sample = 0; sample < samples + warmUp; sample += 1) {
    await db.execute(sql`update agents set status = 'available', since = ${at} where id = ${`agent-${sample % count}`}`);
    const began = performance.now();
    await db.insert(entries).values(entryRow(`later-${sample}`, new Date(clock.now() + sample).toISOString()));
    await settleQueues(deps);
    if (sample >= warmUp) took.push(performance.now() - began);
    await db.execute(sql`update offers set state = 'ended', outcome = 'served' where state <> 'ended'`);
    await db.execute(sql`update entries set state = 'ended', outcome = 'served' where state = 'offered'`);
    await db.execute(sql`update agents set status = 'busy' where status = 'ringing'`);
  }
  const { rows } = (await db.execute(sql`select count(*)::int as given from offers`)) as { rows: unknown[] };
  if (JSON.stringify(rows) !== JSON.stringify([{ given: samples + warmUp }]))
    throw new Error(`Not one agent a turn: ${JSON.stringify(rows)}`);
  await db.execute(sql`truncate entries, entry_events, agents, offers, outbox, timers`);
  return took.sort((a, b) => a - b);
}

function agentRow(index: number, since: string) {
  const skills = { internet: 1 + (index % 5) };
  return { id: `agent-${index}`, name: `Agent ${index}`, address: `client:agent-${index}`, skills, status: 'busy' as const, since };
}

function entryRow(id: string, since: string) {
  const answers = { topic: { value: 'internet', how: 'digits', at: since } };
  return { id, queue: 'technical', number: '+40721000111', language: 'en-US', state: 'waiting' as const, since, joinedAt: since, answers };
}
