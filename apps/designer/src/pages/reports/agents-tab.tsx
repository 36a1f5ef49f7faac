import { BarChart } from '@mantine/charts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ChartCard } from '../../page-parts/charts/chart-card.tsx';
import { axis, chartLook } from '../../page-parts/charts/chart-look.ts';
import { Figures, useFigureText } from './figures.tsx';
import type { ReportSearch } from './report-search.ts';
import { ReportState } from './report-state.tsx';
import { type AgentsReport, agentsReportQuery } from './reports-api.ts';

type AgentFigures = AgentsReport['all'];
const HOUR = 3600;
const ROW_HEIGHT = 34;

/** Statuses in the order in which they are drawn; who is offline is not at work. */
const statusLook = [
  { status: 'available', colour: 'var(--green-fill)' },
  { status: 'ringing', colour: 'var(--brand)' },
  { status: 'busy', colour: 'var(--speak)' },
  { status: 'wrap-up', colour: 'var(--amber-icon)' },
  { status: 'break', colour: 'var(--decide)' },
  { status: 'do-not-disturb', colour: 'var(--message)' },
  { status: 'set-aside', colour: 'var(--red-fill)' },
] as const;

/** What agents did with their time, and what came of their talks. */
export function AgentsTab({ search }: { search: ReportSearch }) {
  const report = useQuery(agentsReportQuery(search));
  const { data } = report;
  return (
    <ReportState report={report} isEmpty={data !== undefined && data.agents.length === 0}>
      {data !== undefined && (
        <>
          <TeamFigures all={data.all} />
          <TimeByStatus agents={data.agents} />
          <ByAgent agents={data.agents} />
        </>
      )}
    </ReportState>
  );
}

function TeamFigures({ all }: { all: AgentFigures }) {
  return (
    <Figures
      figures={[
        { name: 'taken', now: all.taken },
        { name: 'missed', now: all.missed },
        { name: 'talk-mean', now: all.talkMean, unit: 'seconds' },
        { name: 'wrap-up-mean', now: all.wrapUpMean, unit: 'seconds' },
        { name: 'answer-mean', now: all.answerMean, unit: 'seconds' },
        { name: 'transfers', now: all.transfers },
        { name: 'repeat', now: all.repeatCalls },
        { name: 'fcr', now: all.firstCallResolution?.share ?? null, unit: 'share' },
      ]}
    />
  );
}

function TimeByStatus({ agents }: { agents: readonly AgentFigures[] }) {
  const { t } = useTranslation('reports');
  const hours = (seconds: number) => Math.round((seconds / HOUR) * 100) / 100;
  const data = agents.map(({ name, byStatus }) => ({
    name,
    ...Object.fromEntries(statusLook.map(({ status }) => [status, hours(byStatus[status])])),
  }));
  return (
    <div className="report-wide">
      <ChartCard
        title={t('chart-statuses')}
        unit={t('chart-statuses-unit')}
        file="agents"
        table={{
          columns: [t('agent'), ...statusLook.map(({ status }) => t(`status-${status}`))],
          rows: agents.map(({ name, byStatus }) => [name, ...statusLook.map(({ status }) => hours(byStatus[status]))]),
        }}
        legend={statusLook.map(({ status, colour }) => ({ label: t(`status-${status}`), colour }))}
        tall
      >
        <BarChart
          {...chartLook}
          h={50 + agents.length * ROW_HEIGHT}
          maxBarWidth={20}
          type="stacked"
          orientation="vertical"
          gridAxis="y"
          data={data}
          dataKey="name"
          series={statusLook.map(({ status, colour }) => ({ name: status, label: t(`status-${status}`), color: colour }))}
          xAxisProps={axis}
          yAxisProps={{ ...axis, width: 120 }}
        />
      </ChartCard>
    </div>
  );
}

function ByAgent({ agents }: { agents: readonly AgentFigures[] }) {
  const { t } = useTranslation('reports');
  const text = useFigureText();
  return (
    <section className="page-card report-card" aria-label={t('by-agent-title')}>
      <h2>{t('by-agent-title')}</h2>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('agent')}</th>
            {columns.map(({ name }) => (
              <th key={name} className="figure">
                {t(`figure-${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agents.map((agent) => (
            <tr key={agent.agent}>
              <td>{agent.name}</td>
              {columns.map(({ name, of, unit }) => (
                <td key={name} className="figure">
                  {text(of(agent), unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const columns: readonly { name: string; of: (agent: AgentFigures) => number | null; unit?: 'share' | 'seconds' }[] = [
  { name: 'taken', of: ({ taken }) => taken },
  { name: 'missed', of: ({ missed }) => missed },
  { name: 'out', of: ({ out }) => out },
  { name: 'talk-mean', of: ({ talkMean }) => talkMean, unit: 'seconds' },
  { name: 'wrap-up-mean', of: ({ wrapUpMean }) => wrapUpMean, unit: 'seconds' },
  { name: 'answer-mean', of: ({ answerMean }) => answerMean, unit: 'seconds' },
  { name: 'transfers', of: ({ transfers }) => transfers },
  { name: 'repeat', of: ({ repeatCalls }) => repeatCalls },
  { name: 'fcr', of: ({ firstCallResolution }) => firstCallResolution?.share ?? null, unit: 'share' },
  { name: 'survey', of: ({ surveyScore }) => surveyScore?.mean ?? null },
];
