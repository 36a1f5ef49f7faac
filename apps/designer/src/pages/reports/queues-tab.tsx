import { clockText } from '@callwright/web/time/clock-text.ts';
import { BarChart, CompositeChart } from '@mantine/charts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChartCard } from '../../page-parts/charts/chart-card.tsx';
import { axis, chartLook } from '../../page-parts/charts/chart-look.ts';
import { Figures, useFigureText } from './figures.tsx';
import { PromisedChart } from './promised-chart.tsx';
import type { ReportSearch } from './report-search.ts';
import { ReportState } from './report-state.tsx';
import { type QueuesReport, queuesReportQuery } from './reports-api.ts';
import { usePointText } from './use-point-text.ts';

/** How long callers waited, who gave up, and whether what they were told came true. */
export function QueuesTab({ search }: { search: ReportSearch }) {
  const report = useQuery(queuesReportQuery(search));
  const { data } = report;
  return (
    <ReportState report={report} isEmpty={data !== undefined && data.all.offered === 0}>
      {data !== undefined && (
        <>
          <LineFigures report={data} />
          <div className="report-charts">
            <LineChart report={data} />
            <WaitChart report={data} />
          </div>
          <ByQueue report={data} search={search} />
          {data.all.promised.told > 0 && <PromisedChart promised={data.all.promised} />}
        </>
      )}
    </ReportState>
  );
}

function LineFigures({ report: { all, before } }: { report: QueuesReport }) {
  const share = (level: QueuesReport['all']['serviceLevel']) => level?.share ?? null;
  return (
    <Figures
      figures={[
        { name: 'queue-offered', now: all.offered, before: before.offered },
        { name: 'answered', now: all.answered, before: before.answered, better: 'more' },
        { name: 'abandoned', now: all.abandoned, before: before.abandoned, better: 'less' },
        { name: 'service-level', now: share(all.serviceLevel), before: share(before.serviceLevel), unit: 'share', better: 'more' },
        { name: 'abandonment', now: all.abandonment, before: before.abandonment, unit: 'share', better: 'less' },
        { name: 'wait-mean', now: all.waitMean, before: before.waitMean, unit: 'seconds', better: 'less' },
        { name: 'wait-p90', now: all.waitP90, before: before.waitP90, unit: 'seconds', better: 'less' },
        { name: 'callbacks', now: all.callbacks, before: before.callbacks },
      ]}
    />
  );
}

function LineChart({ report: { series, step } }: { report: QueuesReport }) {
  const { t } = useTranslation('reports');
  const point = usePointText(step);
  const data = series.map(({ from, answered, abandoned, offered }) => ({
    ...{ at: point(from), answered, abandoned },
    others: Math.max(0, offered - answered - abandoned),
  }));
  const parts = [
    { name: 'answered', label: t('figure-answered'), color: 'var(--green-fill)' },
    { name: 'abandoned', label: t('figure-abandoned'), color: 'var(--red-fill)' },
    { name: 'others', label: t('not-lost'), color: 'var(--port)' },
  ];
  return (
    <ChartCard
      title={t('chart-line')}
      unit={t('chart-line-unit')}
      file="queues"
      table={{
        columns: [t('when'), t('figure-queue-offered'), t('figure-answered'), t('figure-abandoned')],
        rows: series.map(({ from, offered, answered, abandoned }) => [point(from), offered, answered, abandoned]),
      }}
      legend={parts.map(({ label, color }) => ({ label, colour: color }))}
    >
      <BarChart
        {...chartLook}
        type="stacked"
        maxBarWidth={48}
        data={data}
        dataKey="at"
        series={parts}
        xAxisProps={{ ...axis, interval: Math.max(0, Math.ceil(data.length / 10) - 1) }}
        yAxisProps={{ ...axis, width: 36, allowDecimals: false }}
      />
    </ChartCard>
  );
}

function WaitChart({ report: { series, step } }: { report: QueuesReport }) {
  const { t } = useTranslation('reports');
  const point = usePointText(step);
  const text = useFigureText();
  const data = series.map(({ from, waitMean, serviceLevel }) => ({
    ...{ at: point(from), wait: waitMean === null ? null : Math.round(waitMean) },
    level: serviceLevel === null ? null : Math.round(serviceLevel * 1000) / 10,
  }));
  const [wait, level] = [t('figure-wait-mean'), t('figure-service-level')];
  return (
    <ChartCard
      title={t('chart-waits')}
      unit={t('chart-waits-unit')}
      file="waits"
      table={{
        columns: [t('when'), wait, level],
        rows: series.map(({ from, waitMean, serviceLevel }) => [point(from), text(waitMean, 'seconds'), text(serviceLevel, 'share')]),
      }}
      legend={[
        { label: wait, colour: 'var(--wait)' },
        { label: level, colour: 'var(--brand)' },
      ]}
    >
      <CompositeChart
        {...chartLook}
        data={data}
        dataKey="at"
        withRightYAxis
        maxBarWidth={48}
        series={[
          { name: 'wait', label: wait, color: 'var(--wait)', type: 'bar' },
          { name: 'level', label: level, color: 'var(--brand)', type: 'line', yAxisId: 'right' },
        ]}
        withDots
        connectNulls
        xAxisProps={{ ...axis, interval: Math.max(0, Math.ceil(data.length / 10) - 1) }}
        yAxisProps={{ ...axis, width: 44, tickFormatter: clockText }}
        rightYAxisProps={{ ...axis, width: 44, domain: [0, 100], tickFormatter: (value: number) => `${value} %` }}
      />
    </ChartCard>
  );
}

function ByQueue({ report: { queues }, search }: { report: QueuesReport; search: ReportSearch }) {
  const { t } = useTranslation('reports');
  const text = useFigureText();
  return (
    <section className="page-card report-card" aria-label={t('by-queue-title')}>
      <h2>{t('by-queue-title')}</h2>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('queue')}</th>
            <th className="figure">{t('figure-queue-offered')}</th>
            <th className="figure">{t('figure-answered')}</th>
            <th className="figure">{t('figure-abandoned')}</th>
            <th className="figure">{t('figure-service-level')}</th>
            <th className="figure">{t('figure-wait-mean')}</th>
            <th className="figure">{t('figure-longest-wait')}</th>
            <th className="figure">{t('figure-talk-mean')}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.queue}>
              <td>
                <Link to="/reports" search={{ ...search, queue: queue.queue }}>
                  {queue.title}
                </Link>
              </td>
              <td className="figure">{queue.offered}</td>
              <td className="figure">{queue.answered}</td>
              <td className="figure">{queue.abandoned}</td>
              <td className="figure">
                {text(queue.serviceLevel?.share ?? null, 'share')}
                {queue.serviceLevel?.seconds != null && (
                  <small className="caption"> {t('within', { seconds: queue.serviceLevel.seconds })}</small>
                )}
              </td>
              <td className="figure">{text(queue.waitMean, 'seconds')}</td>
              <td className="figure">{text(queue.longestWait, 'seconds')}</td>
              <td className="figure">{text(queue.talkMean, 'seconds')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
