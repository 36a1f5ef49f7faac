import { type SurveyKind, type SurveyMeasure, scaleOfKind } from '@callwright/flow-schema';
import { addSurveys, emptyTally, type SurveyTally } from '@callwright/survey';
import { and, count, eq, gte, lt, sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { sessions } from '../store/tables.ts';
import { groupKey, type SurveyGroup } from './survey-groups.ts';
import { surveyAnswers, surveys } from './survey-tables.ts';

/** Which surveys are counted: those offered from a moment until before another, ISO 8601. */
export interface SurveyFilter {
  from: string;
  to: string;
  /** Whose days they are; UTC without one. */
  zone?: string | undefined;
  /** The survey's flow. */
  flow?: string | undefined;
  agent?: string | undefined;
  queue?: string | undefined;
  /** Of the flow that was called. */
  version?: string | undefined;
}

/** So much memory lets the database count in one go, without sorting all answers first. */
const WORK_MEMORY = '64MB';

/** Counts surveys by group, in the database. Who is being asked at this moment has left no question yet. */
export function countSurveys(db: Database, filter: SurveyFilter, by: SurveyGroup): Promise<Map<string, SurveyTally>> {
  return db.transaction(async (tx) => {
    await tx.execute(sql.raw(`set local work_mem = '${WORK_MEMORY}'`));
    const groups = new Map<string, SurveyTally>();
    const add = (key: string, tally: SurveyTally) => groups.set(key, addSurveys(groups.get(key) ?? emptyTally, tally));
    for (const { key, ...counted } of await countWhole(tx, filter, by)) add(key, { ...emptyTally, ...counted });
    for (const row of await countAnswers(tx, filter, by))
      add(row.key, { ...emptyTally, questions: { [row.question]: questionTally(row) } });
    return groups;
  });
}

function countWhole(db: Database, filter: SurveyFilter, by: SurveyGroup) {
  const key = groupKey(by, filter.zone ?? 'UTC');
  return db
    .select({
      key,
      offered: count(),
      started: count(surveys.startedAt),
      responded: count(surveys.respondedAt),
      completed: count(surveys.completedAt),
    })
    .from(surveys)
    .where(wanted(filter))
    .groupBy(sql`1`);
}

interface CountedAnswer {
  key: string;
  question: string;
  kind: SurveyKind;
  measure: SurveyMeasure | null;
  outcome: string;
  score: number | null;
  choice: string | null;
  times: number;
}

const outcome = sql<string>`case when ${surveyAnswers.leftAt} is null then 'left' when ${surveyAnswers.isAnswered} then 'answered' else 'no-answer' end`;
/** Looked at only where a question is open: few are. */
const isOver = sql`(${surveyAnswers.leftAt} is not null or ${surveys.state} = 'over' or (${surveys.channel} = 'call'
  and not exists (select 1 from ${sessions} where ${sessions.callSid} = ${surveys.surveyCallSid} and ${sessions.status} = 'active')))`;

function countAnswers(db: Database, filter: SurveyFilter, by: SurveyGroup): Promise<CountedAnswer[]> {
  const { question, kind, measure, score, choice } = surveyAnswers;
  return db
    .select({ key: groupKey(by, filter.zone ?? 'UTC'), question, kind, measure, outcome, score, choice, times: count() })
    .from(surveys)
    .innerJoin(surveyAnswers, eq(surveyAnswers.surveyId, surveys.id))
    .where(and(wanted(filter), isOver))
    .groupBy(sql`1, 2, 3, 4, 5, 6, 7`);
}

function questionTally({ kind, measure, outcome: how, score, choice, times }: CountedAnswer): SurveyTally['questions'][string] {
  const isAnswered = how === 'answered';
  return {
    ...{ kind, measure, scale: scaleOfKind(kind) },
    asked: times,
    answered: isAnswered ? times : 0,
    unanswered: how === 'no-answer' ? times : 0,
    scores: isAnswered && score !== null ? { [score]: times } : {},
    choices: isAnswered && choice !== null ? { [choice]: times } : {},
  };
}

/** The same surveys everywhere: only those that were really offered. */
export function wanted({ from, to, flow, agent, queue, version }: SurveyFilter) {
  return and(
    gte(surveys.offeredAt, from),
    lt(surveys.offeredAt, to),
    flow === undefined ? undefined : eq(surveys.flowId, flow),
    agent === undefined ? undefined : eq(surveys.agentId, agent),
    queue === undefined ? undefined : eq(surveys.queue, queue),
    version === undefined ? undefined : eq(surveys.callVersion, version),
  );
}
