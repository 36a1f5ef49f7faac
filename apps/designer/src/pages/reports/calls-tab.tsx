import { BarChart } from '@mantine/charts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChartCard } from '../../page-parts/charts/chart-card.tsx';
import { axis, chartLook } from '../../page-parts/charts/chart-look.ts';
import { Figures, useFigureText } from './figures.tsx';
import { outcomeLook } from './outcome-look.ts';
import type { ReportSearch } from './report-search.ts';
import { ReportState } from './report-state.tsx';
import { type CallsReport, callsReportQuery } from './reports-api.ts';
import { usePointText } from './use-point-text.ts';

/** How many calls came, and what came of them. */
export function CallsTab({ search }: { search: ReportSearch }) {
  const report = useQuery(callsReportQuery(search));
  const { data } = report;
  return (
    <ReportState report={report} isEmpty={data !== undefined && data.now.calls + data.now.out === 0}>
      {data !== undefined && (
        <>
          <CallFigures report={data} />
          <div className="report-charts">
            <CallsOverTime report={data} />
            <CallsByHour report={data} />
          </div>
          <div className="report-charts">
            <Outcomes report={data} />
            <ByFlow report={data} search={search} />
          </div>
        </>
      )}
    </ReportState>
  );
}

function CallFigures({ report: { now, before } }: { report: CallsReport }) {
  const text = useFigureText();
  const share = (part: number) => (now.calls === 0 ? '' : text(part / now.calls, 'share'));
  return (
    <Figures
      figures={[
        { name: 'calls', now: now.calls, before: before.calls },
        { name: 'answered', now: now.answered, before: before.answered, better: 'more', hint: share(now.answered) },
        { name: 'lost', now: now.lost, before: before.lost, better: 'less', hint: share(now.lost) },
        { name: 'self-served', now: now.selfServed, before: before.selfServed, hint: share(now.selfServed) },
        { name: 'callers', now: now.callers, before: before.callers },
        { name: 'again', now: now.again, before: before.again, better: 'less' },
        { name: 'seconds-mean', now: now.secondsMean, before: before.secondsMean, unit: 'seconds' },
        { name: 'out', now: now.out, before: before.out },
      ]}
    />
  );
}

function CallsOverTime({ report: { series, step } }: { report: CallsReport }) {
  const { t } = useTranslation('reports');
  const point = usePointText(step);
  const used = outcomeLook.filter(({ outcome }) => series.some(({ byOutcome }) => (byOutcome[outcome] ?? 0) > 0));
  const data = series.map(({ from, byOutcome }) => ({ at: point(from), ...byOutcome }));
  return (
    <ChartCard
      title={t('chart-calls')}
      unit={t(`chart-calls-${step}`)}
      file="calls"
      table={{
        columns: [t('when'), t('figure-calls'), ...used.map(({ outcome }) => t(`outcome-${outcome}`))],
        rows: series.map(({ from, calls, byOutcome }) => [point(from), calls, ...used.map(({ outcome }) => byOutcome[outcome] ?? 0)]),
      }}
      legend={used.map(({ outcome, colour }) => ({ label: t(`outcome-${outcome}`), colour }))}
    >
      <BarChart
        {...chartLook}
        type="stacked"
        maxBarWidth={48}
        data={data}
        dataKey="at"
        series={used.map(({ outcome, colour }) => ({ name: outcome, label: t(`outcome-${outcome}`), color: colour }))}
        xAxisProps={{ ...axis, interval: Math.max(0, Math.ceil(data.length / 10) - 1) }}
        yAxisProps={{ ...axis, width: 36, allowDecimals: false }}
      />
    </ChartCard>
  );
}

function CallsByHour({ report: { byHour } }: { report: CallsReport }) {
  const { t } = useTranslation('reports');
  const data = byHour.map(({ hour, calls, lost }) => ({ at: `${String(hour).padStart(2, '0')}:00`, kept: calls - lost, lost, calls }));
  return (
    <ChartCard
      title={t('chart-hours')}
      unit={t('chart-hours-unit')}
      file="calls-by-hour"
      table={{ columns: [t('hour'), t('figure-calls'), t('figure-lost')], rows: data.map(({ at, calls, lost }) => [at, calls, lost]) }}
      legend={[
        { label: t('not-lost'), colour: 'var(--brand)' },
        { label: t('figure-lost'), colour: 'var(--red-fill)' },
      ]}
    >
      <BarChart
        {...chartLook}
        type="stacked"
        maxBarWidth={48}
        data={data}
        dataKey="at"
        series={[
          { name: 'kept', label: t('not-lost'), color: 'var(--brand)' },
          { name: 'lost', label: t('figure-lost'), color: 'var(--red-fill)' },
        ]}
        xAxisProps={{ ...axis, interval: 2 }}
        yAxisProps={{ ...axis, width: 36, allowDecimals: false }}
      />
    </ChartCard>
  );
}

function Outcomes({ report: { byOutcome } }: { report: CallsReport }) {
  const { t } = useTranslation('reports');
  const text = useFigureText();
  return (
    <section className="page-card report-card" aria-label={t('outcomes')}>
      <h2>{t('outcomes')}</h2>
      <ul className="outcome-bars">
        {outcomeLook.flatMap(({ outcome, colour }) => {
          const told = byOutcome.find((one) => one.outcome === outcome);
          if (told === undefined || told.calls === 0) return [];
          return [
            <li key={outcome} title={t(`outcome-${outcome}-what`)}>
              <span>{t(`outcome-${outcome}`)}</span>
              <span className="outcome-bar" style={{ width: `${Math.max(0.5, told.share * 100)}%`, background: colour }} aria-hidden />
              <span className="figures">
                {told.calls} · {text(told.share, 'share')}
              </span>
            </li>,
          ];
        })}
      </ul>
    </section>
  );
}

function ByFlow({ report: { byFlow }, search }: { report: CallsReport; search: ReportSearch }) {
  const { t } = useTranslation('reports');
  const text = useFigureText();
  return (
    <section className="page-card report-card" aria-label={t('by-flow')}>
      <h2>{t('by-flow')}</h2>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('flow')}</th>
            <th className="figure">{t('figure-calls')}</th>
            <th className="figure">{t('figure-answered')}</th>
            <th className="figure">{t('figure-lost')}</th>
            <th className="figure">{t('figure-seconds-mean')}</th>
          </tr>
        </thead>
        <tbody>
          {byFlow.map(({ flow, title, calls, answered, lost, secondsMean }) => (
            <tr key={flow}>
              <td>
                <Link to="/reports" search={{ ...search, flow }}>
                  {title}
                </Link>
              </td>
              <td className="figure">{calls}</td>
              <td className="figure">{answered}</td>
              <td className="figure">{lost}</td>
              <td className="figure">{text(secondsMean, 'seconds')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
