import type { Exit } from '@callwright/flow-compiler';
import { scaleOfKind } from '@callwright/flow-schema';
import type { SurveyConfig } from './survey-config.ts';

export const REST_EXIT = 'answered';

/** One way out with the answers that take it; `isLow` where somebody is told of them. */
export interface AnswerWay {
  exit: string;
  values: (number | boolean | string)[];
  isLow: boolean;
  /** A choice in words. */
  label?: string;
}

/** The ways by which answers leave the question, those of which somebody is told apart from the others. */
export function answerWays(config: SurveyConfig): AnswerWay[] {
  const { kind, options, alert } = config;
  if (kind === 'choice') {
    return options.map(({ exit, label }) => ({ exit, values: [exit], isLow: false, ...(label !== undefined && { label }) }));
  }
  if (kind === 'yes-no')
    return [
      { exit: 'yes', values: [true], isLow: false },
      { exit: 'no', values: [false], isLow: alert !== undefined },
    ];
  const ways = scores(config).map((score) => ({ exit: exitOf(config, score), score, isLow: alert !== undefined && score < alert.below }));
  const names = [...new Set(ways.map(({ exit }) => exit))];
  return names.flatMap((exit) =>
    [true, false].flatMap((isLow) => {
      const values = ways.filter((way) => way.exit === exit && way.isLow === isLow).map(({ score }) => score);
      return values.length === 0 ? [] : [{ exit, values, isLow }];
    }),
  );
}

/** The exits of a question: one a range, choice or answer, and one for those who give none. */
export function exitsOfQuestion(config: SurveyConfig): Exit[] {
  const noAnswer: Exit = { exit: 'no-answer', label: 'Not answered', quiet: true };
  const { kind, options, ranges } = config;
  if (kind === 'comment') return [{ exit: REST_EXIT, label: 'Answered' }, noAnswer];
  if (kind === 'yes-no') return [{ exit: 'yes', label: 'Yes', key: '1' }, { exit: 'no', label: 'No', key: '2' }, noAnswer];
  if (kind === 'choice') {
    const named = options.map(({ exit, label, key }) => ({ exit, label: label ?? exit, named: true, ...(key !== undefined && { key }) }));
    return [...named, noAnswer];
  }
  const hasRest = scores(config).some((score) => exitOf(config, score) === REST_EXIT);
  const named = ranges.map(({ exit, label, from, to }) => ({ exit, label: label ?? `${from}–${to}`, named: true }));
  return [...named, ...(hasRest ? [{ exit: REST_EXIT, label: 'Answered' }] : []), noAnswer];
}

function exitOf({ ranges }: SurveyConfig, score: number): string {
  return ranges.find(({ from, to }) => score >= from && score <= to)?.exit ?? REST_EXIT;
}

function scores({ kind }: SurveyConfig): number[] {
  const scale = scaleOfKind(kind);
  return scale === null ? [] : Array.from({ length: scale.high - scale.low + 1 }, (_, index) => scale.low + index);
}
