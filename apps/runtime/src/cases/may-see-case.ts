import { and, eq, isNotNull, or, type SQL } from 'drizzle-orm';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { type Entry, findEntry } from '../line/entry.ts';
import { offers } from '../line/line-tables.ts';
import { Refused } from '../publishing/refused.ts';
import { findOwnAgent } from '../talk/own-agent.ts';
import { legs } from '../talk/talk-tables.ts';

/** An entry that somebody may write about: only who talks or has talked in it; notes begin while it still rings. Throws a `Refused`. */
export async function caseToWrite(
  deps: Deps,
  signedIn: SignedIn,
  entryId: string,
  { whileRinging }: { whileRinging: boolean },
): Promise<{ entry: Entry; agentId: string }> {
  const { entry, agentId } = await caseFor(deps, signedIn, entryId);
  if (agentId === null) throw new Refused(409, 'no-person', 'Only who has a desk writes about calls.');
  if (!signedIn.rights.has('operate-queues') && !(await hasTalked(deps.db, agentId, entryId, whileRinging)))
    throw new Refused(409, 'not-yours', 'You did not take this call.', { path: 'entry' });
  return { entry, agentId };
}

/** An entry that somebody may look into: it was given to him, he takes part in it, or he looks after the line. Throws a `Refused`. */
export async function caseFor(
  { db }: Deps,
  { user, rights }: SignedIn,
  entryId: string,
): Promise<{ entry: Entry; agentId: string | null }> {
  const entry = await findEntry(db, entryId);
  const own = await findOwnAgent(db, user.id);
  if (entry !== null && rights.has('operate-queues')) return { entry, agentId: own?.id ?? null };
  const offered = own === null ? [] : await parts(db, own.id, entryId);
  // what is not his looks as if it were not there
  if (entry === null || own === null || offered.length === 0)
    throw new Refused(404, 'unknown-case', 'There is no such call, or it was never yours.', { path: 'entry' });
  return { entry, agentId: own.id };
}

async function hasTalked(db: Deps['db'], agentId: string, entryId: string, orIsRung: boolean): Promise<boolean> {
  const taken = or(isNotNull(offers.acceptedAt), orIsRung ? eq(offers.state, 'ringing') : undefined);
  return (await parts(db, agentId, entryId, { offer: taken, leg: isNotNull(legs.joinedAt) })).length > 0;
}

/** The offers to an agent and his legs by which he came to know an entry; those of which something more holds. */
async function parts(db: Deps['db'], agentId: string, entryId: string, more: { offer?: SQL | undefined; leg?: SQL | undefined } = {}) {
  const [offer, leg] = await Promise.all([
    db
      .select({ id: offers.id })
      .from(offers)
      .where(and(eq(offers.entryId, entryId), eq(offers.agentId, agentId), more.offer))
      .limit(1),
    db
      .select({ id: legs.id })
      .from(legs)
      .where(and(eq(legs.entryId, entryId), eq(legs.agentId, agentId), more.leg))
      .limit(1),
  ]);
  return [...offer, ...leg];
}
