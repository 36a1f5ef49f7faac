import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { callFacts } from './fact-tables.ts';
import type { ReportFilter } from './report-filter.ts';

/** The calls that a filter means, in SQL over `call_facts`. */
export function wantedCalls({ since, until, flow, version, queue, agent }: ReportFilter): SQL | undefined {
  return and(
    gte(callFacts.startedAt, since),
    lt(callFacts.startedAt, until),
    flow === undefined ? undefined : eq(callFacts.flowId, flow),
    version === undefined ? undefined : eq(callFacts.version, version),
    queue === undefined ? undefined : eq(callFacts.queue, queue),
    agent === undefined ? undefined : eq(callFacts.agentId, agent),
  );
}

/** How long a call lasted, in SQL; null while it lasts. */
export const callSeconds = sql<number | null>`extract(epoch from ${callFacts.endedAt} - ${callFacts.startedAt})::float8`;

/** When an agent's own call last reached each number, of calls made since a moment, in SQL: `number`, `at`. */
export function lastCallsOut(since: string): SQL {
  return sql`select number, max(connected_at) as at from entries where direction = 'out' and since >= ${since} and connected_at is not null group by number`;
}

/** Who gave up in line sooner than his queue counts has dialled by mistake. In SQL over `call_facts`. */
export function isShortAbandon({ resources }: Pick<Deps, 'resources'>): SQL {
  const bounds = resources.queueNames().flatMap((name) => {
    const seconds = resources.queue(name)?.serviceLevel.abandonedUnderSeconds ?? 0;
    return seconds > 0 ? [sql`when ${name} then ${seconds}::float8`] : [];
  });
  if (bounds.length === 0) return sql`false`;
  return sql`(${callFacts.outcome} = 'abandoned' and ${callFacts.waitSeconds} < (case ${callFacts.queue} ${sql.join(bounds, sql` `)} else 0 end))`;
}

/** A call that came in and went away with nothing, in SQL over `call_facts` left joined with `lastCallsOut` as `made`. */
export function isLost(deps: Pick<Deps, 'resources'>): SQL {
  return sql`(${isGivenUp(deps)} and not ${hasTalkedSince})`;
}

/** Somebody has talked with the number since, in SQL over the same. */
export const hasTalkedSince = sql`(${callFacts.talkedAt} is not null or (made.at is not null and made.at >= ${callFacts.startedAt}))`;

/** The same before anybody has talked with him since. */
export function isGivenUp(deps: Pick<Deps, 'resources'>): SQL {
  return sql`(${callFacts.direction} = 'in' and ${callFacts.outcome} in ('abandoned', 'hung-up') and not ${isShortAbandon(deps)})`;
}
