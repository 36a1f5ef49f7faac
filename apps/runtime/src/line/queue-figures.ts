import type { Queue } from '@callwright/flow-schema';
import { and, eq, gte, ne, or, sql } from 'drizzle-orm';
import { callbacks } from '../callbacks/callback-tables.ts';
import type { Deps } from '../deps.ts';
import { startOfDay } from '../publishing/start-of-day.ts';
import { entries, promises } from './line-tables.ts';

export interface ServiceLevel {
  seconds: number;
  /** Of those who waited, how many were answered in time today; null before the first. */
  share: number | null;
  target: number;
  answered: number;
  abandoned: number;
}

/** When today began for a queue: in the zone of its schedule. */
export function todayOf({ resources, clock }: Pick<Deps, 'resources' | 'clock'>, { schedule }: Queue): string {
  return startOfDay(clock.now(), (schedule === undefined ? undefined : resources.scheduleZone(schedule)) ?? 'UTC');
}

/** Answered in time, by all who were answered or gave up; who hung up almost at once does not count. Waits are of the call, in seconds. */
export async function serviceLevelOf({ db }: Pick<Deps, 'db'>, name: string, rules: Queue, since: string): Promise<ServiceLevel> {
  const { seconds, share: target, abandonedUnderSeconds } = rules.serviceLevel;
  const wait = sql`extract(epoch from ${entries.connectedAt} - ${entries.joinedAt})`;
  const gaveUpAfter = sql`extract(epoch from ${entries.endedAt} - ${entries.joinedAt})`;
  const [row] = await db
    .select({
      answered: sql<number>`(count(*) filter (where ${entries.connectedAt} >= ${since}))::int`,
      inTime: sql<number>`(count(*) filter (where ${entries.connectedAt} >= ${since} and ${wait} <= ${seconds}))::int`,
      abandoned: sql<number>`(count(*) filter (where ${entries.outcome} = 'abandoned' and ${gaveUpAfter} >= ${abandonedUnderSeconds}))::int`,
    })
    .from(entries)
    .where(and(eq(entries.queue, name), or(gte(entries.endedAt, since), ne(entries.state, 'ended'))));
  const { answered = 0, inTime = 0, abandoned = 0 } = row ?? {};
  return { seconds, share: answered + abandoned === 0 ? null : inTime / (answered + abandoned), target, answered, abandoned };
}

/** What came of the promises that were settled since. */
export async function promisesOf({ db }: Pick<Deps, 'db'>, queue: string, since: string): Promise<{ kept: number; broken: number }> {
  const [row] = await db
    .select({
      kept: sql<number>`(count(*) filter (where ${promises.kept}))::int`,
      broken: sql<number>`(count(*) filter (where not ${promises.kept}))::int`,
    })
    .from(promises)
    .where(and(eq(promises.queue, queue), gte(promises.resolvedAt, since)));
  return row ?? { kept: 0, broken: 0 };
}

/** Calls that are owed: not dialled yet, being dialled, and to be tried again. */
export async function owedCalls({ db }: Pick<Deps, 'db'>, queue: string) {
  const [row] = await db
    .select({
      waiting: sql<number>`(count(*) filter (where state = 'waiting' and attempts = 0))::int`,
      dialling: sql<number>`(count(*) filter (where state <> 'waiting'))::int`,
      retry: sql<number>`(count(*) filter (where state = 'waiting' and attempts > 0))::int`,
    })
    .from(callbacks)
    .where(and(eq(callbacks.queue, queue), ne(callbacks.state, 'ended')));
  return row ?? { waiting: 0, dialling: 0, retry: 0 };
}
