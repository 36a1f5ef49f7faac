import { asc, eq } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { agentStatuses, agents } from '../line/line-tables.ts';
import { type AgentTalks, agentTalks } from '../staff/agent-talks.ts';
import { handedOver } from '../staff/handed-over.ts';
import { satisfactionSums } from '../staff/satisfaction-sums.ts';
import { noSeconds, type StatusSeconds, statusSeconds } from '../staff/status-seconds.ts';
import type { ReportFilter } from './report-filter.ts';

/** How an agent did; times are seconds, a mean is null where there is nothing to average. `AgentTalks` says what each is counted from. */
export interface AgentFigures {
  agent: string;
  name: string;
  byStatus: StatusSeconds;
  taken: number;
  missed: number;
  talkSeconds: number;
  talkMean: number | null;
  wrapUpMean: number | null;
  /** Music that callers heard, by all talks. */
  holdMean: number | null;
  /** From ringing to answering. */
  answerMean: number | null;
  transfers: number;
  /** Callers who called again within seven days; `firstCallResolution` is of those who did not. */
  repeatCalls: number;
  firstCallResolution: { count: number; of: number; share: number } | null;
  out: number;
  surveyScore: { mean: number; count: number } | null;
}

export interface AgentReport {
  agents: AgentFigures[];
  all: AgentFigures;
}

/** What the figures of one agent are made of; those of several are added. */
interface Sums extends Omit<AgentTalks, 'agent'> {
  byStatus: StatusSeconds;
  handedOver: number;
  satisfaction: number;
  satisfactions: number;
}

const noTalks = {
  ...{ taken: 0, missed: 0, out: 0, talks: 0, talkSeconds: 0, wrapUps: 0, wrapUpSeconds: 0 },
  ...{ heldSeconds: 0, answers: 0, answerSeconds: 0, passedOn: 0, known: 0, again: 0 },
};

/**
 * How agents did, by name, and all together. Times by status are clipped to the filter and to now, and know no queue and no flow. A caller who was
 * handed on is counted with each agent who talked with him.
 */
export async function agentReport(deps: Deps, filter: ReportFilter): Promise<AgentReport> {
  const { db, clock } = deps;
  const [talks, times, handed, satisfied] = await Promise.all([
    agentTalks(db, filter),
    statusSeconds(db, filter, isoTime(clock)),
    handedOver(db, filter),
    satisfactionSums(db, filter),
  ]);
  const wanted = filter.agent === undefined ? undefined : eq(agents.id, filter.agent);
  const staff = await db.select({ id: agents.id, name: agents.name }).from(agents).where(wanted).orderBy(asc(agents.name), asc(agents.id));
  const told = staff.map(({ id, name }) => {
    const { sum = 0, count = 0 } = satisfied.get(id) ?? {};
    const sums: Sums = {
      ...(talks.find(({ agent }) => agent === id) ?? noTalks),
      ...{ byStatus: times.get(id) ?? noSeconds(), handedOver: handed.get(id) ?? 0, satisfaction: sum, satisfactions: count },
    };
    return { id, name, sums };
  });
  const all = told
    .map(({ sums }) => sums)
    .reduce(added, { ...noTalks, byStatus: noSeconds(), handedOver: 0, satisfaction: 0, satisfactions: 0 });
  return { agents: told.map(({ id, name, sums }) => figuresOf(id, name, sums)), all: figuresOf('', '', all) };
}

function added(one: Sums, other: Sums): Sums {
  const { byStatus, ...numbers } = one;
  const sum = Object.fromEntries(
    Object.keys(numbers).map((key) => [key, one[key as keyof typeof numbers] + other[key as keyof typeof numbers]]),
  );
  const times = Object.fromEntries(agentStatuses.map((status) => [status, byStatus[status] + other.byStatus[status]]));
  return { ...(sum as unknown as Omit<Sums, 'byStatus'>), byStatus: times as StatusSeconds };
}

function figuresOf(agent: string, name: string, sums: Sums): AgentFigures {
  const { taken, missed, out, talks, talkSeconds, known, again, satisfactions } = sums;
  const mean = (total: number, count: number) => (count === 0 ? null : total / count);
  const share = mean(known - again, known);
  const score = mean(sums.satisfaction, satisfactions);
  return {
    ...{ agent, name, byStatus: sums.byStatus, taken, missed, talkSeconds, out, repeatCalls: again },
    talkMean: mean(talkSeconds, talks),
    wrapUpMean: mean(sums.wrapUpSeconds, sums.wrapUps),
    holdMean: mean(sums.heldSeconds, talks),
    answerMean: mean(sums.answerSeconds, sums.answers),
    transfers: sums.passedOn + sums.handedOver,
    firstCallResolution: share === null ? null : { count: known - again, of: known, share },
    surveyScore: score === null ? null : { mean: score, count: satisfactions },
  };
}
