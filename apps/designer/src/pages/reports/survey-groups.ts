/** By what survey results are told apart. */
export const surveyGroups = ['agent', 'queue', 'path', 'waitBand', 'promise', 'version', 'channel', 'day'] as const;
export type SurveyGroup = (typeof surveyGroups)[number];
