import { and, desc, eq, gte, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { isoTime } from '../store/iso-time.ts';
import { promises } from './line-tables.ts';

export type PromiseState = 'open' | 'kept' | 'broken' | 'unknown';

export interface PromiseFilter {
  queue: string | undefined;
  state: PromiseState | undefined;
  since: string | undefined;
  /** The last one of the page before. */
  before: number | undefined;
  limit: number;
}

/** What callers were told and what came of it, the last first. `unknown`: the caller left before the time was up. */
export async function listPromises({ db }: Pick<Deps, 'db'>, { queue, state, since, before, limit }: PromiseFilter) {
  const rows = await db
    .select()
    .from(promises)
    .where(
      and(
        queue === undefined ? undefined : eq(promises.queue, queue),
        since === undefined ? undefined : gte(promises.at, since),
        before === undefined ? undefined : lt(promises.id, before),
        inState(state),
      ),
    )
    .orderBy(desc(promises.id))
    .limit(limit);
  return rows.map(({ id, entryId, callSid, queue: name, kind, said, at, upTo, kept, resolvedAt }) => ({
    ...{ id, entry: entryId, callSid, queue: name, kind, said, at: isoTime(at), kept },
    upTo: upTo === null ? null : isoTime(upTo),
    resolvedAt: resolvedAt === null ? null : isoTime(resolvedAt),
  }));
}

function inState(state: PromiseState | undefined) {
  switch (state) {
    case undefined:
      return undefined;
    case 'open':
      return isNull(promises.resolvedAt);
    case 'unknown':
      return and(isNotNull(promises.resolvedAt), isNull(promises.kept));
    default:
      return eq(promises.kept, state === 'kept');
  }
}
