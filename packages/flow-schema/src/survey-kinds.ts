/** What a question of a survey can be answered with. */
export const surveyKinds = ['stars', 'one-to-seven', 'one-to-ten', 'zero-to-nine', 'zero-to-ten', 'yes-no', 'choice', 'comment'] as const;
export type SurveyKind = (typeof surveyKinds)[number];

/** What is worked out of the answers: satisfaction, net promoter score, effort score 2.0. */
export const surveyMeasures = ['csat', 'nps', 'ces'] as const;
export type SurveyMeasure = (typeof surveyMeasures)[number];

/** The least and the greatest score of a question; yes is 1 and no is 0. */
export interface SurveyScale {
  low: number;
  high: number;
}

const scales: Partial<Record<SurveyKind, SurveyScale>> = {
  stars: { low: 1, high: 5 },
  'one-to-seven': { low: 1, high: 7 },
  'one-to-ten': { low: 1, high: 10 },
  'zero-to-nine': { low: 0, high: 9 },
  'zero-to-ten': { low: 0, high: 10 },
  'yes-no': { low: 0, high: 1 },
};

const measuredBy: Readonly<Record<SurveyMeasure, readonly SurveyKind[]>> = {
  csat: ['stars', 'one-to-ten'],
  nps: ['zero-to-ten'],
  ces: ['one-to-seven'],
};

/** The scale of a kind of question; null where its answers are no figures. */
export function scaleOfKind(kind: SurveyKind): SurveyScale | null {
  return scales[kind] ?? null;
}

/** What the answers to a kind of question are a measure of; null where of none that anybody has defined. */
export function measureOfKind(kind: SurveyKind): SurveyMeasure | null {
  return surveyMeasures.find((measure) => measuredBy[measure].includes(kind)) ?? null;
}
