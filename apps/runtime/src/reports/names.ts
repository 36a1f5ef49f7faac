import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { nodeTitle } from '../calls/node-title.ts';
import type { Deps } from '../deps.ts';

const titles = z.array(z.object({ flow_id: z.string(), title: z.string().nullable() }));

/** What flows are called, by their newest versions; without one their ids. */
export async function flowTitles({ db }: Pick<Deps, 'db'>, flowIds: readonly string[]): Promise<(flowId: string) => string> {
  const wanted = [...new Set(flowIds)].filter((id) => id !== '');
  if (wanted.length === 0) return (id) => id;
  const { rows } = (await db.execute(sql`
    select v.flow_id, v.document->'flow'->>'title' as title from versions v join (
      select distinct on (flow_id) hash from versions where flow_id in ${wanted} order by flow_id, created_at desc) newest on newest.hash = v.hash`)) as {
    rows: unknown;
  };
  const known = new Map(titles.parse(rows).map(({ flow_id: id, title }) => [id, title ?? id]));
  return (id) => known.get(id) ?? id;
}

/** What nodes are called in the versions that were called; one of a version that cannot be read by its own name. */
export async function nodeTitles(deps: Deps, versions: readonly string[]): Promise<(version: string, node: string) => string> {
  const flows = new Map<string, Awaited<ReturnType<typeof deps.library.version>>>();
  for (const version of new Set(versions)) {
    const flow = await deps.library.version(version).catch(() => null);
    if (flow !== null) flows.set(version, flow);
  }
  return (version, node) => {
    const flow = flows.get(version);
    return flow === undefined ? node : nodeTitle(flow, node);
  };
}
