import type { AgentReport } from './agent-report.ts';
import { callOutcomes } from './call-outcome.ts';
import type { CallPage, LostCallPage } from './call-row.ts';
import type { QueueReport } from './queue-report.ts';
import type { CallsReport, FunnelReport, HangUpReport } from './report-types.ts';

/** Reports as rows of a table, for CSV. */
export function callsTable({ series }: CallsReport) {
  return series.map(({ from, calls, byOutcome }) => ({
    from,
    calls,
    ...Object.fromEntries(callOutcomes.map((outcome) => [outcome, byOutcome[outcome] ?? 0])),
  }));
}

export function funnelTable({ stages }: FunnelReport) {
  return stages.map(({ stage, all, vip, medianSeconds }) => ({ stage, all, vip, 'median seconds': medianSeconds }));
}

/** One row a node and way out of it. */
export function hangUpsTable({ nodes }: HangUpReport) {
  return Object.entries(nodes).flatMap(([node, { title, entered, exits, hungUp, ended, now, secondsHere, hungUpAfter }]) => {
    const ways = { ...exits, 'hung up': hungUp, 'ended here': ended, 'there now': now };
    return Object.entries(ways).map(([way, times]) => ({
      ...{ node, title, entered, way, times },
      'seconds in node p50': secondsHere?.p50 ?? null,
      'seconds until hung up p50': hungUpAfter?.p50 ?? null,
    }));
  });
}

export function callListTable({ calls }: CallPage) {
  return calls.map(({ last, agent, survey, ...call }) => ({
    ...call,
    last: last?.title ?? null,
    agent: agent?.name ?? null,
    survey: survey?.score ?? null,
  }));
}

export function lostCallsTable({ lost }: LostCallPage) {
  return lost.map(({ last, agent, survey, node, ...call }) => ({ ...call, node: node?.title ?? null }));
}

export function queuesTable({ queues }: QueueReport) {
  return queues.map(({ serviceLevel, promised: { told, kept, broken, saidMean, waitedMean }, ...queue }) => ({
    ...queue,
    'service level': serviceLevel?.share ?? null,
    ...{ 'promises told': told, 'promises kept': kept, 'promises broken': broken },
    ...{ 'promised seconds mean': saidMean, 'waited seconds mean': waitedMean },
  }));
}

export function agentsTable({ agents }: AgentReport) {
  return agents.map(({ byStatus, firstCallResolution, surveyScore, ...agent }) => ({
    ...agent,
    'first-call resolution': firstCallResolution?.share ?? null,
    ...{ 'survey score': surveyScore?.mean ?? null, surveys: surveyScore?.count ?? 0 },
    ...Object.fromEntries(Object.entries(byStatus).map(([status, seconds]) => [`seconds ${status}`, seconds])),
  }));
}
