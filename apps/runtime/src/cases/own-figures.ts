import { gte, sql } from 'drizzle-orm';
import type { SignedIn } from '../auth/signed-in.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { offers } from '../line/line-tables.ts';
import { findOwnAgent } from '../talk/own-agent.ts';

/** What somebody has done today; averages in seconds, null where there is nothing to average. */
export interface Figures {
  taken: number;
  missed: number;
  talkSeconds: number | null;
  answerSeconds: number | null;
}

const DAY = 86_400_000;

/** One's own figures of the last 24 hours, and the team's. */
export async function ownFigures({ db, clock }: Deps, { user }: Pick<SignedIn, 'user'>): Promise<{ own: Figures; team: Figures }> {
  const agent = await findOwnAgent(db, user.id);
  const since = new Date(Date.parse(isoTime(clock)) - DAY).toISOString();
  const age = (to: unknown, from: unknown) => sql`extract(epoch from (${to}::timestamptz - ${from}::timestamptz))`;
  const isTaken = sql`${offers.acceptedAt} is not null`;
  const rows = await db
    .select({
      agent: offers.agentId,
      taken: sql<number>`count(*) filter (where ${isTaken})::int`,
      missed: sql<number>`count(*) filter (where ${offers.outcome} in ('no-answer', 'busy', 'failed', 'refused'))::int`,
      talked: sql<number>`coalesce(sum(${age(offers.endedAt, offers.acceptedAt)}) filter (where ${isTaken} and ${offers.endedAt} is not null), 0)::float`,
      talks: sql<number>`count(*) filter (where ${isTaken} and ${offers.endedAt} is not null)::int`,
      rang: sql<number>`coalesce(sum(${age(offers.acceptedAt, offers.at)}) filter (where ${isTaken}), 0)::float`,
    })
    .from(offers)
    .where(gte(offers.at, since))
    .groupBy(offers.agentId);
  return { own: figuresOf(rows.filter((row) => row.agent === agent?.id)), team: figuresOf(rows) };
}

interface Row {
  taken: number;
  missed: number;
  talked: number;
  talks: number;
  rang: number;
}

function figuresOf(rows: readonly Row[]): Figures {
  const sum = (key: keyof Row) => rows.reduce((total, row) => total + row[key], 0);
  const mean = (total: number, count: number) => (count === 0 ? null : Math.round(total / count));
  const taken = sum('taken');
  return { taken, missed: sum('missed'), talkSeconds: mean(sum('talked'), sum('talks')), answerSeconds: mean(sum('rang'), taken) };
}
