import { clockText } from '@callwright/web/time/clock-text.ts';
import { BarChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import { ChartCard } from '../../page-parts/charts/chart-card.tsx';
import { axis, chartLook } from '../../page-parts/charts/chart-look.ts';
import type { QueuesReport } from './reports-api.ts';

/** How far real waits were from those that callers were told: left of the middle sooner, right of it later. */
export function PromisedChart({ promised }: { promised: QueuesReport['all']['promised'] }) {
  const { t } = useTranslation('reports');
  const { errors, told, kept, broken, saidMean, waitedMean } = promised;
  const data = errors.map(({ fromSeconds, toSeconds, count }) => ({ band: bandText(fromSeconds, toSeconds), count }));
  return (
    <ChartCard
      title={t('chart-promised')}
      unit={t('chart-promised-unit')}
      file="promises"
      table={{ columns: [t('chart-promised-unit'), t('figure-calls')], rows: data.map(({ band, count }) => [band, count]) }}
      tall
    >
      <p className="caption">
        {t('promises', { told, kept, broken })}
        {saidMean !== null && waitedMean !== null && ` · ${t('promised-means', { said: clockText(saidMean), was: clockText(waitedMean) })}`}
      </p>
      <BarChart
        {...chartLook}
        h={170}
        maxBarWidth={48}
        data={data}
        dataKey="band"
        series={[{ name: 'count', label: t('figure-calls'), color: 'var(--brand)' }]}
        xAxisProps={{ ...axis, interval: 0 }}
        yAxisProps={{ ...axis, width: 30, allowDecimals: false }}
      />
    </ChartCard>
  );
}

/** "−1:00…−0:30", with an open end at both sides. */
function bandText(from: number | null, to: number | null): string {
  const text = (seconds: number) => `${seconds < 0 ? '−' : ''}${clockText(Math.abs(seconds))}`;
  if (from === null) return to === null ? '' : `< ${text(to)}`;
  return to === null ? `> ${text(from)}` : `${text(from)}…`;
}
