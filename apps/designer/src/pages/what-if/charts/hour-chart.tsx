import type { SimulationResult } from '@callwright/queueing';
import { CompositeChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import { ChartCard } from '../../../page-parts/charts/chart-card.tsx';
import { axis, chartLook } from '../../../page-parts/charts/chart-look.ts';

type HourRow = SimulationResult['series']['byHour'][number];

interface HourChartProps {
  name: 'wait' | 'in-line' | 'load' | 'gave-up';
  result: SimulationResult;
  kept: SimulationResult | undefined;
  /** Only these hours are shown. */
  opens: number;
  closes: number;
  of: (row: HourRow) => number;
  shown: (value: number) => string;
  /** A line to compare with, in the same unit. */
  target?: { value: number; label: string };
}

/** A figure by hour of the day: now, and what was kept. */
export function HourChart({ name, result, kept, opens, closes, of, shown, target }: HourChartProps) {
  const { t } = useTranslation('what-if');
  const title = t(`chart-${name}`);
  const [now, was] = [t('now'), t('kept')];
  const hours = Array.from({ length: closes - opens }, (_, index) => opens + index);
  const at = (of_: SimulationResult | undefined, hour: number): number | null => {
    const row = of_?.series.byHour.find((one) => one.hour === hour);
    return row === undefined ? null : Math.round(of(row) * 1000) / 1000;
  };
  const data = hours.map((hour) => ({ hour: `${String(hour).padStart(2, '0')}:00`, now: at(result, hour), kept: at(kept, hour) }));
  return (
    <ChartCard
      title={title}
      unit={t(`chart-${name}-unit`)}
      file={`what-if-${name}`}
      table={{
        columns: [t('hour'), now, ...(kept === undefined ? [] : [was])],
        rows: data.map((row) => [row.hour, row.now, ...(kept === undefined ? [] : [row.kept])]),
      }}
      legend={target === undefined ? [] : [{ label: target.label, colour: 'var(--amber-icon)', dashed: true }]}
    >
      <CompositeChart
        {...chartLook}
        data={data}
        dataKey="hour"
        series={[
          ...(kept === undefined ? [] : [{ name: 'kept', label: was, color: 'var(--port)', type: 'line' as const }]),
          { name: 'now', label: now, color: 'var(--brand)', type: 'line' as const },
        ]}
        valueFormatter={shown}
        xAxisProps={{ ...axis, interval: Math.max(0, Math.ceil(hours.length / 8) - 1) }}
        yAxisProps={{ ...axis, width: 44 }}
        {...(target !== undefined && { referenceLines: [{ y: target.value, color: 'var(--amber-icon)', strokeDasharray: '4 3' }] })}
      />
    </ChartCard>
  );
}
