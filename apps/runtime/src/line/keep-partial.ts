import { and, eq, ne, sql } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { entries } from './line-tables.ts';

const LONGEST = 1000;

/** What a caller in line is saying: it is kept in case that he is taken out before he has finished. */
export async function keepPartial(deps: Deps, form: Readonly<Record<string, unknown>>): Promise<void> {
  const text = [form['StableSpeechResult'], form['UnstableSpeechResult']]
    .filter((part) => typeof part === 'string')
    .join('')
    .trim()
    .slice(0, LONGEST);
  const callSid = form['CallSid'];
  if (typeof callSid !== 'string' || text === '') return;
  const [entry] = await deps.db
    .select({ id: entries.id, node: entries.node, isPrivate: entries.isPrivate })
    .from(entries)
    .where(and(eq(entries.callSid, callSid), ne(entries.state, 'ended')));
  if (entry === undefined) return;
  const partial = { node: (await askingNode(deps.db, callSid)) ?? entry.node, text, at: isoTime(deps.clock) };
  await deps.db
    .update(entries)
    .set({ partial: entry.isPrivate ? deps.codec.seal(partial) : partial })
    .where(eq(entries.id, entry.id));
}

/** The node that the call entered last: the one that asks. */
async function askingNode(db: Deps['db'], callSid: string): Promise<string | null> {
  const { rows } = (await db.execute(sql`
    select entered->>'node' as node from call_events e, jsonb_array_elements(e.trail) with ordinality as trail(entered, place)
    where e.call_sid = ${callSid} and entered->>'kind' = 'entered' order by e.seq desc, place desc limit 1`)) as unknown as {
    rows: { node: string }[];
  };
  return rows[0]?.node ?? null;
}
