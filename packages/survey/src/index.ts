export { groupResponses } from './group-responses.ts';
export { type Interval, meanInterval, wilsonInterval, Z_95 } from './interval.ts';
export { effortScore, type Mean, type Measure, meanOf, type PromoterScore, promoterScore, type Scale, satisfaction } from './measures.ts';
export type { QuestionResponse, SurveyResponse } from './response.ts';
export { type Share, shareOf } from './share.ts';
export { figuresOf, type QuestionFigures, type SurveyFigures } from './survey-figures.ts';
export { addSurveys, emptyTally, type QuestionTally, type SurveyTally, tallyResponses } from './survey-tally.ts';
export { addTallies, countAll, countBetween, type Tally, tallyOf } from './tally.ts';
