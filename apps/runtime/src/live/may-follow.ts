import { inArray } from 'drizzle-orm';
import type { Right } from '../auth/rights.ts';
import type { Deps } from '../deps.ts';
import { agents } from '../line/line-tables.ts';

/** The topics that somebody may follow of those that he asks for: a desk is followed by its own agent, and by who looks after agents. */
export async function mayFollow(
  { db }: Pick<Deps, 'db'>,
  person: { id: string; rights: ReadonlySet<Right> },
  topics: readonly string[],
): Promise<string[]> {
  const own = await ownDesks(db, person.id, topics);
  return topics.filter((topic) => own.has(topic) || person.rights.has(rightFor(topic)));
}

function rightFor(topic: string): Right {
  if (topic === 'floor' || topic.startsWith('desk:')) return 'operate-queues';
  return topic === 'flows' || topic.startsWith('flow:') ? 'read-flows' : 'read-queues';
}

async function ownDesks(db: Deps['db'], personId: string, topics: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = topics.flatMap((topic) => agentOf(topic) ?? []);
  if (ids.length === 0) return new Set();
  const rows = await db.select({ id: agents.id, personId: agents.personId }).from(agents).where(inArray(agents.id, ids));
  return new Set(rows.flatMap((row) => (row.personId === personId ? [`desk:${row.id}`] : [])));
}

/** The agent whose desk a topic is; null for other topics. */
export function agentOf(topic: string): string | null {
  return topic.startsWith('desk:') ? topic.slice('desk:'.length) : null;
}
