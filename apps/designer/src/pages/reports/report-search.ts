import { type Period, readPeriod } from '../../page-parts/period/period.ts';

export const reportTabs = ['calls', 'queues', 'agents', 'survey', 'funnel'] as const;
export type ReportTab = (typeof reportTabs)[number];

/** What a reports page is about, as it stands in its address. */
export type ReportSearch = Period & { tab: ReportTab; flow?: string; queue?: string; version?: string };

export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? { [name]: search[name] } : {});
  return {
    ...readPeriod(search, '7-days'),
    tab: reportTabs.find((tab) => tab === search['tab']) ?? 'calls',
    ...text('flow'),
    ...text('queue'),
    ...text('version'),
  };
}
