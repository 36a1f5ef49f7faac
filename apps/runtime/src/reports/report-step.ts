import type { ReportFilter } from './report-filter.ts';
import type { Step } from './report-types.ts';

const HOUR_MILLISECONDS = 3_600_000;
/** Of up to three days each hour is a point of its own. */
const MOST_HOURS = 72;

/** How long a point of a report's series is. */
export function stepOf({ since, until }: Pick<ReportFilter, 'since' | 'until'>): Step {
  return Date.parse(until) - Date.parse(since) <= MOST_HOURS * HOUR_MILLISECONDS ? 'hour' : 'day';
}
