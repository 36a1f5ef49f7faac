import type { Measure, Scale } from './measures.ts';
import type { QuestionResponse, SurveyResponse } from './response.ts';
import { addTallies, type Tally } from './tally.ts';

/** What is counted of one question. */
export interface QuestionTally {
  kind: string;
  measure: Measure | null;
  scale: Scale | null;
  asked: number;
  answered: number;
  /** Asked in all attempts, or skipped. */
  unanswered: number;
  scores: Tally;
  choices: Tally;
}

/** All that figures need of any number of surveys: it does not matter in what order, or in how many parts, they are counted. */
export interface SurveyTally {
  offered: number;
  started: number;
  /** Answered one question at least. */
  responded: number;
  completed: number;
  questions: Readonly<Record<string, QuestionTally>>;
}

export const emptyTally: SurveyTally = { offered: 0, started: 0, responded: 0, completed: 0, questions: {} };

/** Counts surveys. */
export function tallyResponses(responses: Iterable<SurveyResponse>): SurveyTally {
  let sum = emptyTally;
  for (const response of responses) sum = addSurveys(sum, tallyOne(response));
  return sum;
}

/** What was counted of both together. */
export function addSurveys(one: SurveyTally, other: SurveyTally): SurveyTally {
  return {
    offered: one.offered + other.offered,
    started: one.started + other.started,
    responded: one.responded + other.responded,
    completed: one.completed + other.completed,
    questions: addQuestions(one.questions, other.questions),
  };
}

function tallyOne({ started, completed, questions }: SurveyResponse): SurveyTally {
  const isAnswered = questions.some(({ outcome }) => outcome === 'answered');
  const tallies = questions.map((response) => ({ [response.question]: tallyQuestion(response) }));
  return {
    offered: 1,
    started: Number(started),
    responded: Number(isAnswered),
    completed: Number(completed),
    questions: tallies.reduce<SurveyTally['questions']>(addQuestions, {}),
  };
}

function tallyQuestion({ kind, measure, scale, outcome, score, choice }: QuestionResponse): QuestionTally {
  const isAnswered = outcome === 'answered';
  return {
    ...{ kind, measure, scale },
    asked: 1,
    answered: Number(isAnswered),
    unanswered: Number(outcome === 'no-answer'),
    scores: isAnswered && score !== null ? { [score]: 1 } : {},
    choices: isAnswered && choice !== null ? { [choice]: 1 } : {},
  };
}

function addQuestions(one: SurveyTally['questions'], other: SurveyTally['questions']): SurveyTally['questions'] {
  const sum: Record<string, QuestionTally> = { ...one };
  for (const [question, tally] of Object.entries(other)) {
    const before = sum[question];
    sum[question] = before === undefined ? tally : addQuestion(before, tally);
  }
  return sum;
}

function addQuestion(one: QuestionTally, other: QuestionTally): QuestionTally {
  // a question that was changed to another scale is told as it is widest: what does not fit its measure is then not measured
  const scale = one.scale === null || other.scale === null ? null : widest(one.scale, other.scale);
  return {
    kind: one.kind === other.kind ? one.kind : 'mixed',
    measure: one.measure === other.measure ? one.measure : null,
    scale,
    asked: one.asked + other.asked,
    answered: one.answered + other.answered,
    unanswered: one.unanswered + other.unanswered,
    scores: addTallies(one.scores, other.scores),
    choices: addTallies(one.choices, other.choices),
  };
}

function widest(one: Scale, other: Scale): Scale {
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) };
}
