import type { ReportSearch } from './report-search.ts';

export function AgentsTab(_: { search: ReportSearch }) {
  return null;
}
