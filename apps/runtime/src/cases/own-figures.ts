import type { SignedIn } from '../auth/signed-in.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { startOfDay } from '../publishing/start-of-day.ts';
import { type AgentTalks, agentTalks } from '../staff/agent-talks.ts';
import { findOwnAgent } from '../talk/own-agent.ts';

/** What somebody has done today; averages in seconds, null where there is nothing to average. Counted as in the report of agents. */
export interface Figures {
  taken: number;
  missed: number;
  talkSeconds: number | null;
  answerSeconds: number | null;
}

/** One's own figures of today, and the team's. The day is that of the schedules; where they differ, of the first. */
export async function ownFigures(deps: Deps, { user }: Pick<SignedIn, 'user'>): Promise<{ own: Figures; team: Figures }> {
  const { db, clock, resources } = deps;
  const agent = await findOwnAgent(db, user.id);
  const [schedule] = resources.scheduleNames();
  const zone = (schedule === undefined ? undefined : resources.scheduleZone(schedule.name)) ?? 'UTC';
  // the clock's own moment is meant too
  const [since, until] = [startOfDay(clock.now(), zone), isoTime(clock, 1)];
  const talks = await agentTalks(db, { since, until, zone });
  return { own: figuresOf(talks.filter((one) => one.agent === agent?.id)), team: figuresOf(talks) };
}

function figuresOf(talks: readonly AgentTalks[]): Figures {
  const sum = (key: Exclude<keyof AgentTalks, 'agent'>) => talks.reduce((total, one) => total + one[key], 0);
  const mean = (total: number, count: number) => (count === 0 ? null : Math.round(total / count));
  return {
    ...{ taken: sum('taken'), missed: sum('missed') },
    talkSeconds: mean(sum('talkSeconds'), sum('talks')),
    answerSeconds: mean(sum('answerSeconds'), sum('answers')),
  };
}
