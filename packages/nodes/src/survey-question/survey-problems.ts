import { type ConfigProblem, type NodePlace, optionProblems } from '@callwright/flow-compiler';
import { measureOfKind, type SurveyKind, scaleOfKind, type Variable } from '@callwright/flow-schema';
import type { SurveyConfig } from './survey-config.ts';

/** What is wrong in a question beyond its form. */
export function surveyProblems(config: SurveyConfig, { languages, variables }: NodePlace): ConfigProblem[] {
  return [
    ...wrongMeasure(config),
    ...wrongRanges(config),
    ...wrongChoices(config, languages),
    ...unfitVariable(config, variables[config.saveAs]),
    ...wrongAlert(config),
  ];
}

const reasons = {
  nps: 'The promoter score is defined on 0 to 10 alone. With one key for 0 to 9 it would be another figure that nobody can compare: ask 0 to 10.',
  csat: 'Satisfaction is measured on 1 to 5 or 1 to 10.',
  ces: 'The effort score 2.0 is measured on 1 to 7, where 7 is the best.',
};

function wrongMeasure({ kind, measure }: SurveyConfig): ConfigProblem[] {
  if (measure === undefined || measure === 'none' || measureOfKind(kind) === measure) return [];
  return [{ code: 'measure-does-not-fit', path: ['measure'], message: reasons[measure] }];
}

function wrongRanges({ kind, ranges }: SurveyConfig): ConfigProblem[] {
  const scale = scaleOfKind(kind);
  if (scale === null || kind === 'yes-no') {
    const message = 'Only answers that are scores have ways by score.';
    return ranges.length === 0 ? [] : [{ code: 'range-impossible', path: ['ranges'], message }];
  }
  return ranges.flatMap(({ from, to, exit }, index) => {
    const fits = from >= scale.low && to <= scale.high && from <= to;
    const before = ranges.slice(0, index).find((other) => from <= other.to && to >= other.from);
    if (fits && before === undefined && exit !== 'no-answer') return [];
    const message = !fits
      ? `From ${from} to ${to} is not on the scale, which goes from ${scale.low} to ${scale.high}.`
      : before === undefined
        ? 'This exit is for callers who give no answer. Give the range another.'
        : `Scores of this range have the way "${before.label ?? before.exit}" already.`;
    return [{ code: 'range-impossible', path: ['ranges', index], message }];
  });
}

function wrongChoices({ kind, options, input }: SurveyConfig, languages: readonly string[]): ConfigProblem[] {
  if ((kind === 'choice') !== options.length > 0) {
    const message = 'An answer of the kind "choice" needs choices, and only that kind has them.';
    return [{ code: 'choices-missing', path: ['options'], message }];
  }
  const unheard = options.flatMap(({ exit, key, phrases }, index) => {
    const isChoosable = (input !== 'speech' && key !== undefined) || (input !== 'dtmf' && Object.keys(phrases).length > 0);
    const message = `Nobody can choose "${exit}": give it ${input === 'speech' ? 'phrases' : 'a key'}.`;
    return isChoosable ? [] : [{ code: 'option-not-choosable', path: ['options', index], message }];
  });
  return [
    ...unheard,
    ...optionProblems(
      'options',
      options.map((option) => ({ ...option, name: option.exit })),
      languages,
    ),
  ];
}

const keptAs = (kind: SurveyKind): readonly Variable['type'][] => {
  if (kind === 'yes-no') return ['boolean'];
  return kind === 'choice' ? ['choice', 'text'] : kind === 'comment' ? ['text'] : ['number'];
};

function unfitVariable({ kind, saveAs, options }: SurveyConfig, declared: Variable | undefined): ConfigProblem[] {
  if (declared === undefined) return [];
  const types = keptAs(kind);
  if (!types.includes(declared.type)) {
    const message = `The answer is kept as ${types.join(' or ')}, but "${saveAs}" is declared as ${declared.type}.`;
    return [{ code: 'value-does-not-fit', path: ['saveAs'], message }];
  }
  const wrong = options.findIndex(({ exit }) => declared.choices?.includes(exit) === false);
  if (wrong === -1) return [];
  const message = `"${saveAs}" is one of ${declared.choices?.join(', ')}; "${options[wrong]?.exit}" is not.`;
  return [{ code: 'value-does-not-fit', path: ['options', wrong, 'exit'], message }];
}

function wrongAlert({ kind, alert }: SurveyConfig): ConfigProblem[] {
  if (alert === undefined) return [];
  const scale = scaleOfKind(kind);
  if (scale === null) {
    const message = 'This answer is no score, so none can be low.';
    return [{ code: 'alert-never', path: ['alert'], message, severity: 'warning' }];
  }
  if (alert.below <= scale.low) {
    const message = `No score is below ${alert.below}, so nobody is ever told.`;
    return [{ code: 'alert-never', path: ['alert', 'below'], message, severity: 'warning' }];
  }
  return alert.desk || alert.sms.length > 0 || alert.webhooks.length > 0
    ? []
    : [{ code: 'nobody-to-tell', path: ['alert', 'desk'], message: 'Nobody would learn of this. Tell the desk, a phone or a webhook.' }];
}
