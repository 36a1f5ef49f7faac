import type { SurveyResponse } from './response.ts';
import { addSurveys, emptyTally, type SurveyTally, tallyResponses } from './survey-tally.ts';

/** Counts surveys by what they have in common: an agent, a queue, a path. */
export function groupResponses<Response extends SurveyResponse>(
  responses: Iterable<Response>,
  keyOf: (response: Response) => string,
): Map<string, SurveyTally> {
  const groups = new Map<string, SurveyTally>();
  for (const response of responses) {
    const key = keyOf(response);
    groups.set(key, addSurveys(groups.get(key) ?? emptyTally, tallyResponses([response])));
  }
  return groups;
}
