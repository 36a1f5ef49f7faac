export { type Choice, chooseOption, type Said } from './choose-option/choose-option.ts';
export type { MatchKind } from './choose-option/mention.ts';
export type { Option } from './choose-option/option.ts';
export { type ConfidenceSettings, confidenceOf, DEFAULT_CONFIDENCE, weigh } from './confidence.ts';
export { readName } from './read-name.ts';
export { readNumber } from './read-number/read-number.ts';
export type { SpokenNumber } from './read-number/read-run.ts';
export { readYesNo } from './read-yes-no.ts';
export { saidTheSame } from './said-the-same.ts';
