import { slugSchema } from '@callwright/flow-schema';
import { Hono } from 'hono';
import { needs } from '../auth/needs.ts';
import type { Deps } from '../deps.ts';
import { agentReport } from '../reports/agent-report.ts';
import { callsReport } from '../reports/calls-report.ts';
import { funnelReport } from '../reports/funnel-report.ts';
import { hangUps } from '../reports/hang-ups.ts';
import { queueReport } from '../reports/queue-report.ts';
import { csvAnswer } from '../reports/report-csv.ts';
import { reportQuery } from '../reports/report-filter.ts';
import { agentsTable, callsTable, funnelTable, hangUpsTable, queuesTable } from '../reports/report-tables.ts';
import { checkedQuery } from './checked.ts';

const common = reportQuery({});
const ofFlow = reportQuery({ flow: slugSchema });

/** What came of calls, how far they came, and where callers hang up. */
export function reportRoutes(deps: Deps) {
  return new Hono()
    .get('/calls', needs('read-reports'), checkedQuery(common), async (context) => {
      const { format, ...filter } = context.req.valid('query');
      const report = await callsReport(deps, filter);
      return format === 'json' ? context.json(report) : csvAnswer(context, 'calls', callsTable(report));
    })
    .get('/queues', needs('read-reports'), checkedQuery(common), async (context) => {
      const { format, ...filter } = context.req.valid('query');
      const report = await queueReport(deps, filter);
      return format === 'json' ? context.json(report) : csvAnswer(context, 'queues', queuesTable(report));
    })
    .get('/agents', needs('read-reports'), checkedQuery(common), async (context) => {
      const { format, ...filter } = context.req.valid('query');
      const report = await agentReport(deps, filter);
      return format === 'json' ? context.json(report) : csvAnswer(context, 'agents', agentsTable(report));
    })
    .get('/funnel', needs('read-reports'), checkedQuery(common), async (context) => {
      const { format, ...filter } = context.req.valid('query');
      const report = await funnelReport(deps, filter);
      return format === 'json' ? context.json(report) : csvAnswer(context, 'funnel', funnelTable(report));
    })
    .get('/hang-ups', needs('read-reports'), checkedQuery(ofFlow), async (context) => {
      const { format, ...filter } = context.req.valid('query');
      const report = await hangUps(deps, filter);
      return format === 'json' ? context.json(report) : csvAnswer(context, 'hang-ups', hangUpsTable(report));
    });
}
