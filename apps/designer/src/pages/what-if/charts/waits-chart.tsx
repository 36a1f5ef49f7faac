import type { SimulationResult } from '@callwright/queueing';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { CompositeChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import { ChartCard } from '../../../page-parts/charts/chart-card.tsx';
import { axis, chartLook } from '../../../page-parts/charts/chart-look.ts';
import { shownBins } from './wait-bins.ts';

/** How long callers hold, as shares of all: the first column is who was answered at once. */
export function WaitsChart({ result, kept }: { result: SimulationResult; kept: SimulationResult | undefined }) {
  const { t } = useTranslation('what-if');
  const [now, was] = [t('now'), t('kept')];
  const { bins, seconds } = shownBins([result.series.waits, ...(kept === undefined ? [] : [kept.series.waits])]);
  const share = (series: number, index: number): number | null => {
    const bin = bins[series]?.[index];
    return bin === undefined ? null : Math.round(bin.share * 10_000) / 100;
  };
  const data = [
    { from: t('at-once'), now: atOnce(result), kept: kept === undefined ? null : atOnce(kept) },
    ...seconds.map((from, index) => ({
      from: `${clockText(from)}${index === seconds.length - 1 ? '+' : ''}`,
      ...{ now: share(0, index), kept: share(1, index) },
    })),
  ];
  return (
    <ChartCard
      title={t('chart-waits')}
      unit={t('chart-waits-unit')}
      file="what-if-waits"
      table={{
        columns: [t('wait-from'), now, ...(kept === undefined ? [] : [was])],
        rows: data.map((row) => [row.from, row.now, ...(kept === undefined ? [] : [row.kept])]),
      }}
    >
      <CompositeChart
        {...chartLook}
        data={data}
        dataKey="from"
        maxBarWidth={14}
        series={[
          ...(kept === undefined ? [] : [{ name: 'kept', label: was, color: 'var(--port)', type: 'bar' as const }]),
          { name: 'now', label: now, color: 'var(--brand)', type: 'bar' as const },
        ]}
        valueFormatter={(value) => `${value} %`}
        xAxisProps={{ ...axis, interval: Math.max(0, Math.ceil(data.length / 8) - 1) }}
        yAxisProps={{ ...axis, width: 44 }}
      />
    </ChartCard>
  );
}

function atOnce({ pWait }: SimulationResult): number {
  return Math.round((1 - pWait.mean) * 1000) / 10;
}
