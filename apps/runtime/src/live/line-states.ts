import { sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { listAgents } from '../line/agents.ts';
import { queueCards } from '../line/queue-now.ts';
import type { Told } from './live-page.ts';

/** Whether a topic is about the line: all queues, one of them, or who takes calls. */
export function isOfLine(topic: string): boolean {
  return topic === 'queues' || topic === 'agents' || topic.startsWith('queue:');
}

/** Changes whenever a place in line, a callback, an agent or a queue's switch does, whichever runtime did it. */
export async function lineMark({ db }: Pick<Deps, 'db'>): Promise<string> {
  const { rows } = await (db.execute(sql`select
    (select max(id) from entry_events) as events,
    (select md5(string_agg(id || name || address || status || since::text || skills::text || coalesce(next::text, ''), ',' order by id)) from agents) as agents,
    (select string_agg(queue || all_hands::text, ',' order by queue) from queue_states) as hands,
    (select count(*) || ' ' || sum(attempts) from callbacks where state <> 'ended') as owed`) as unknown as Promise<{ rows: object[] }>);
  return JSON.stringify(rows[0]);
}

/** How the line stands, for each of these topics; a queue that is not there is not told. */
export async function lineStates(deps: Deps, topics: readonly string[]): Promise<Told[]> {
  if (topics.length === 0) return [];
  const cards = topics.some((topic) => topic !== 'agents') ? await queueCards(deps) : [];
  const told: Told[] = [];
  for (const topic of topics) {
    if (topic === 'agents') told.push({ id: null, topic, event: 'agents-now', data: { agents: plain(await listAgents(deps)) } });
    if (topic === 'queues') told.push({ id: null, topic, event: 'queues-now', data: { queues: plain(cards) } });
    const card = topic.startsWith('queue:') ? cards.find(({ name }) => `queue:${name}` === topic) : undefined;
    if (card !== undefined) told.push({ id: null, topic, event: 'queue-now', data: plain(card) });
  }
  return told;
}

function plain<Value>(value: Value): Told['data'] {
  return JSON.parse(JSON.stringify(value));
}
