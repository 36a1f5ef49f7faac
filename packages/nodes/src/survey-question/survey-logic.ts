import { type Answer, defineChange, defineGuard, type Moment } from '@callwright/flow-compiler';
import { readSurveyAnswer, type Wanted } from './read-survey-answer.ts';

/** More of a comment is not kept. */
const LONGEST_COMMENT = 2000;

/** The answer is one of these. */
export const isOneOf = defineGuard(
  'survey-question/is-one-of',
  (moment, { wanted, values }: { wanted: Wanted; values: (number | boolean | string)[] }) => {
    const answer = readSurveyAnswer(moment, wanted);
    return answer !== null && values.includes(answer.value);
  },
);

/** Something was written that has words in it. */
export const hasWords = defineGuard('survey-question/has-words', ({ event }, _: Record<string, never>) => textOf(event) !== '');

/** Keeps the answer as it was understood. */
export const keepAnswer = defineChange(
  'survey-question/keep',
  (moment, { wanted, variable, node }: { wanted: Wanted; variable: string; node: string }) => {
    const answer = readSurveyAnswer(moment, wanted);
    return answer === null ? {} : kept(moment, variable, { ...answer, node });
  },
);

/** Keeps a comment that was written. */
export const keepComment = defineChange('survey-question/keep-comment', (moment, { variable, node }: { variable: string; node: string }) =>
  kept(moment, variable, { value: textOf(moment.event), confidence: 1, node }),
);

function kept({ context, event }: Moment, variable: string, { value, confidence, node }: Pick<Answer, 'value' | 'confidence' | 'node'>) {
  const isKeyed = event.type === 'call.digits';
  const raw = isKeyed ? event.digits : event.type === 'call.speech' ? event.text : '';
  const answer: Answer = { value, how: isKeyed ? 'dtmf' : 'speech', confidence, raw, at: event.at, node, complete: true };
  return { answers: { ...context.answers, [variable]: answer } };
}

function textOf(event: Moment['event']): string {
  const text = event.type === 'call.speech' ? event.text : event.type === 'call.digits' ? event.digits : '';
  return text.trim().slice(0, LONGEST_COMMENT);
}
