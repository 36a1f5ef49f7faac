import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';
import { momentsOf } from '../../page-parts/period/period.ts';
import type { ReportSearch } from './report-search.ts';
import type { SurveyGroup } from './survey-groups.ts';

/** A report is looked at again after this. */
const refetchInterval = 60_000;

/** What the API is asked for: the time by the clock of this browser, and what the address leaves out is left out. */
export function reportQueryOf(search: ReportSearch) {
  const { flow, queue, version } = search;
  return {
    ...momentsOf(search),
    ...(flow !== undefined && { flow }),
    ...(queue !== undefined && { queue }),
    ...(version !== undefined && { version }),
  };
}

/** Where a report is as CSV. */
export function csvAddress(report: string, search: ReportSearch): string {
  return `/api/reports/${report}?${new URLSearchParams({ ...reportQueryOf(search), format: 'csv' })}`;
}

type Told<Query extends (...args: never[]) => { queryFn?: unknown }> = ReturnType<Query>['queryFn'] extends
  | ((...args: never[]) => infer Got)
  | undefined
  ? Awaited<Got>
  : never;

export function callsReportQuery(search: ReportSearch) {
  return queryOptions({
    queryKey: ['report', 'calls', search],
    queryFn: () => answered(api.reports.calls.$get({ query: reportQueryOf(search) })),
    refetchInterval,
  });
}
export type CallsReport = Told<typeof callsReportQuery>;

export function funnelQuery(search: ReportSearch) {
  return queryOptions({
    queryKey: ['report', 'funnel', search],
    queryFn: () => answered(api.reports.funnel.$get({ query: reportQueryOf(search) })),
    refetchInterval,
  });
}
export type FunnelReport = Told<typeof funnelQuery>;

export function queuesReportQuery(search: ReportSearch) {
  return queryOptions({
    queryKey: ['report', 'queues', search],
    queryFn: () => answered(api.reports.queues.$get({ query: reportQueryOf(search) })),
    refetchInterval,
  });
}
export type QueuesReport = Told<typeof queuesReportQuery>;

export function agentsReportQuery(search: ReportSearch) {
  return queryOptions({
    queryKey: ['report', 'agents', search],
    queryFn: () => answered(api.reports.agents.$get({ query: reportQueryOf(search) })),
    refetchInterval,
  });
}
export type AgentsReport = Told<typeof agentsReportQuery>;

/** What people answered; surveys count when they were offered. */
export function surveyReportQuery(search: ReportSearch, by: SurveyGroup) {
  const { since: from, until: to, zone: _, ...filter } = reportQueryOf(search);
  return queryOptions({
    queryKey: ['report', 'survey', search, by],
    queryFn: () => answered(api.reports.survey.$get({ query: { from, to, by, ...filter } })),
    refetchInterval,
  });
}
export type SurveyReport = Told<typeof surveyReportQuery>;
