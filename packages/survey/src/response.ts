import type { Measure, Scale } from './measures.ts';

/** What one person made of one question. `left`: it was asked, and he went away at it. */
export interface QuestionResponse {
  question: string;
  kind: string;
  measure: Measure | null;
  /** Null where the answer is no figure. */
  scale: Scale | null;
  outcome: 'answered' | 'no-answer' | 'left';
  score: number | null;
  choice: string | null;
}

/** One survey that was offered to one person. */
export interface SurveyResponse {
  /** Its first question was asked. */
  started: boolean;
  /** He came to its end, and answered something. */
  completed: boolean;
  questions: readonly QuestionResponse[];
}
