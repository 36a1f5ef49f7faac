import { effortScore, type Mean, meanOf, type PromoterScore, promoterScore, satisfaction } from './measures.ts';
import { type Share, shareOf } from './share.ts';
import type { QuestionTally, SurveyTally } from './survey-tally.ts';
import type { Tally } from './tally.ts';

/** The figures of one question. Those that its measure or its scale does not give are null. */
export interface QuestionFigures extends QuestionTally {
  question: string;
  /** Went away at this question, of those who were asked it. */
  droppedOff: Share;
  mean: Mean | null;
  csat: Share | null;
  nps: PromoterScore | null;
  ces: (Mean & { agreeing: Share }) | null;
  /** Of yes-no questions and choices: how many chose what. */
  shares: Readonly<Record<string, Share>>;
}

/** The figures of any number of surveys. */
export interface SurveyFigures {
  offered: number;
  started: number;
  responded: number;
  completed: number;
  /** Of those offered, how many went on to the first question. */
  optedIn: Share;
  /** Of those STARTED, how many answered anything: of those finished it would always look good. Source: reference/queueing.md 5.1. */
  responseRate: Share;
  completionRate: Share;
  questions: QuestionFigures[];
}

/** Works the figures out. Questions come in the order in which most people were asked them. */
export function figuresOf({ offered, started, responded, completed, questions }: SurveyTally): SurveyFigures {
  const figures = Object.entries(questions).map(([question, tally]) => questionFigures(question, tally));
  return {
    ...{ offered, started, responded, completed },
    optedIn: shareOf(started, offered),
    responseRate: shareOf(responded, started),
    completionRate: shareOf(completed, started),
    questions: figures.sort((a, b) => b.asked - a.asked || (a.question < b.question ? -1 : 1)),
  };
}

function questionFigures(question: string, tally: QuestionTally): QuestionFigures {
  const { measure, scale, scores, choices, asked, answered, unanswered } = tally;
  return {
    question,
    ...tally,
    droppedOff: shareOf(asked - answered - unanswered, asked),
    mean: scale === null ? null : meanOf(scores, scale),
    csat: measure === 'csat' && scale !== null ? satisfaction(scores, scale) : null,
    nps: measure === 'nps' && scale !== null ? promoterScore(scores, scale) : null,
    ces: measure === 'ces' && scale !== null ? effortScore(scores, scale) : null,
    shares: sharesOf(choices, answered),
  };
}

function sharesOf(choices: Tally, answered: number): Readonly<Record<string, Share>> {
  return Object.fromEntries(Object.entries(choices).map(([choice, count]) => [choice, shareOf(count, answered)]));
}
