import { sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { pagesOf } from '../talk/desk-pages.ts';
import { deskStates } from '../talk/desk-states.ts';
import { floorNow } from '../talk/floor.ts';
import { openDesk } from '../talk/presence.ts';
import type { LivePage, Told } from './live-page.ts';
import { agentOf } from './may-follow.ts';

/** Whether a topic is about desks: one of them, or all at one look. */
export function isOfDesks(topic: string): boolean {
  return topic === 'floor' || topic.startsWith('desk:');
}

/** Changes whenever a desk does, whichever runtime did it: with agents, offers, parties, holds, and what callers in agents' hands answer. */
export async function deskMark({ db }: Pick<Deps, 'db'>): Promise<string> {
  const { rows } = (await db.execute(sql`
    with open as (
      select entry_id from offers where state <> 'ended' union select entry_id from legs where state <> 'ended')
    select
      (select md5(string_agg(a::text, ',' order by id)) from agents a) as agents,
      (select md5(string_agg(o::text, ',' order by id)) from offers o where state <> 'ended') as offers,
      (select md5(string_agg(l::text, ',' order by id)) from legs l where state <> 'ended') as legs,
      (select md5(string_agg(t::text, ',' order by entry_id)) from talks t where entry_id in (select entry_id from open)) as talks,
      (select md5(string_agg(concat(e.id, e.state, e.call_sid, e.partial ->> 'at', s.seq), ',' order by e.id)) from entries e
        left join sessions s on s.call_sid = e.call_sid where e.id in (select entry_id from open)) as entries,
      (select md5(string_agg(connection, ',' order by connection)) from desk_pages) as pages`)) as unknown as { rows: object[] };
  return JSON.stringify(rows[0]);
}

/** How each desk of these topics stands. */
export async function desksTold(deps: Deps, topics: readonly string[]): Promise<Told[]> {
  const ids = topics.flatMap((topic) => agentOf(topic) ?? []);
  if (ids.length === 0) return [];
  const states = await deskStates(deps, ids);
  return states.map((state) => ({ id: null, topic: `desk:${state.agent.id}`, event: 'desk-now', data: plain(state) }));
}

export async function floorTold(deps: Deps): Promise<Told> {
  return { id: null, topic: 'floor', event: 'floor-now', data: plain(await floorNow(deps)) };
}

/** Each page that is a desk learns whether it is its agent's phone: the one that was opened last. */
export async function tellPhones({ db }: Pick<Deps, 'db'>, pages: Iterable<LivePage>, told: WeakMap<LivePage, string>): Promise<void> {
  const known = new Map<string, string[]>();
  for (const page of pages) {
    if (page.desk === null) continue;
    const all = known.get(page.desk) ?? (await pagesOf(db, page.desk));
    known.set(page.desk, all);
    const data = { isPhone: all.at(-1) === page.connection, tabs: all.length };
    const text = JSON.stringify(data);
    if (told.get(page) === text) continue;
    told.set(page, text);
    page.link.send({ id: null, topic: `desk:${page.desk}`, event: 'tab', data });
  }
}

/** The page is this agent's desk from now on. `onLine` is the id of the call that it has, null for none. */
export async function beDesk(deps: Deps, page: LivePage, agentId: string, onLine: string | null | undefined): Promise<void> {
  page.desk = agentId;
  await openDesk(deps, { connection: page.connection, agentId, onLine });
}

function plain<Value>(value: Value): Told['data'] {
  return JSON.parse(JSON.stringify(value));
}
