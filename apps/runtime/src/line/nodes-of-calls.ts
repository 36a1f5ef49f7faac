import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { nodeTitle } from '../calls/node-title.ts';
import type { Deps } from '../deps.ts';

const found = z.array(z.object({ call_sid: z.string(), version: z.string(), node: z.string() }));

/** The titles of the nodes in which calls are, or were last, by call. */
export async function nodesOfCalls({ db, library }: Deps, callSids: readonly string[]): Promise<Map<string, string>> {
  if (callSids.length === 0) return new Map();
  const { rows } = (await db.execute(sql`
    select s.call_sid, s.version, last.node from sessions s, lateral (
      select entry->>'node' as node from call_events e, jsonb_array_elements(e.trail) with ordinality as trail(entry, place)
      where e.call_sid = s.call_sid and entry->>'kind' = 'entered' order by e.seq desc, place desc limit 1) last
    where s.call_sid in ${[...callSids]}`)) as { rows: unknown };
  const titles = new Map<string, string>();
  for (const { call_sid: callSid, version, node } of found.parse(rows))
    titles.set(callSid, nodeTitle(await library.version(version), node));
  return titles;
}
