import { and, eq, ne } from 'drizzle-orm';
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
  const partial = { node: entry.node, text, at: isoTime(deps.clock) };
  await deps.db
    .update(entries)
    .set({ partial: entry.isPrivate ? deps.codec.seal(partial) : partial })
    .where(eq(entries.id, entry.id));
}
