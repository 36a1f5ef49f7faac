import { ChartTooltip, CompositeChart } from '@mantine/charts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartCard } from '../../../page-parts/charts/chart-card.tsx';
import { axis, chartLook } from '../../../page-parts/charts/chart-look.ts';
import { useSpans } from '../../queues/durations.ts';
import type { WhatIfInputs } from '../inputs/what-if-inputs.ts';
import { useSweep } from '../simulation/use-simulation.ts';
import './charts.css';
import { AXIS_WIDTH, CHART_MARGIN, ThresholdMarker } from './threshold-marker.tsx';

/** Where the axis ends. */
const MOST = 900;
const thresholds = [0, 60, 120, 180, 240, 300, 420, 600, 900];

interface ThresholdChartProps {
  inputs: WhatIfInputs;
  /** As the queue has it. */
  nowAt: number | null;
  onChange: (inputs: WhatIfInputs) => void;
}

/** What each threshold would bring: who is called back and who gives up, with bands of 95 %. Worked out when it is asked for. */
export function ThresholdChart({ inputs, nowAt, onChange }: ThresholdChartProps) {
  const { t } = useTranslation('what-if');
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked)
    return (
      <section className="page-card chart-card" aria-label={t('chart-threshold')}>
        <header>
          <div className="chart-head">
            <h2>{t('chart-threshold')}</h2>
            <span className="caption">{t('chart-threshold-unit')}</span>
          </div>
        </header>
        <div className="chart chart-ask">
          <p>{t('chart-threshold-what')}</p>
          <Button variant="default" onClick={() => setIsAsked(true)}>
            {t('chart-threshold-ask')}
          </Button>
        </div>
      </section>
    );
  return <Curves inputs={inputs} nowAt={nowAt} onChange={onChange} />;
}

function Curves({ inputs, nowAt, onChange }: ThresholdChartProps) {
  const { t } = useTranslation('what-if');
  const span = useSpans();
  const results = useSweep(inputs, thresholds);
  const percent = (share: number): number => Math.round(share * 1000) / 10;
  const data = thresholds.map((threshold, index) => {
    const { pAbandon, callback } = results[index] ?? {};
    const band = (measure: typeof pAbandon): [number, number] | null =>
      measure === undefined
        ? null
        : [percent(Math.max(0, measure.mean - (measure.halfWidth95 ?? 0))), percent(measure.mean + (measure.halfWidth95 ?? 0))];
    return {
      minutes: threshold / 60,
      gaveUp: pAbandon === undefined ? null : percent(pAbandon.mean),
      calledBack: callback == null ? null : percent(callback.share.mean),
      gaveUpBand: band(pAbandon),
      calledBackBand: band(callback?.share),
    };
  });
  const percentText = (value: number): string => `${value} %`;
  const lines = [
    { name: 'calledBack', label: t('measure-called-back'), color: 'var(--wait)', type: 'line' as const },
    { name: 'gaveUp', label: t('measure-gave-up'), color: 'var(--red)', type: 'line' as const },
  ];
  const ready = results.filter((result) => result !== undefined).length;
  const chosen = inputs.callback?.offerWhenEstimateOver ?? 0;
  return (
    <ChartCard
      title={t('chart-threshold')}
      unit={ready < thresholds.length ? t('n-of-m', { ready, all: thresholds.length }) : t('chart-threshold-unit')}
      file="what-if-threshold"
      table={{
        columns: [t('threshold'), t('measure-called-back'), t('measure-gave-up')],
        rows: data.map(({ minutes, calledBack, gaveUp }) => [span(minutes * 60), calledBack, gaveUp]),
      }}
      legend={[
        { label: t('measure-called-back'), colour: 'var(--wait)' },
        { label: t('measure-gave-up'), colour: 'var(--red)' },
      ]}
    >
      <CompositeChart
        {...chartLook}
        data={data}
        dataKey="minutes"
        withTooltip={ready > 0}
        tooltipProps={{
          content: ({ label, payload }) => (
            <ChartTooltip
              label={span(Number(label) * 60)}
              payload={payload.filter(({ name }) => !String(name).endsWith('Band'))}
              series={lines}
              valueFormatter={percentText}
            />
          ),
        }}
        series={[
          { name: 'calledBackBand', label: ' ', color: 'var(--wait)', type: 'area' },
          { name: 'gaveUpBand', label: ' ', color: 'var(--red)', type: 'area' },
          ...lines,
        ]}
        areaProps={{ isAnimationActive: false, strokeWidth: 0, fillOpacity: 0.15, tooltipType: 'none', activeDot: false }}
        valueFormatter={percentText}
        xAxisProps={{ ...axis, type: 'number', domain: [0, 15], ticks: [0, 3, 6, 9, 12, 15], unit: ` ${t('min')}` }}
        yAxisProps={{ ...axis, width: AXIS_WIDTH }}
        composedChartProps={{ margin: CHART_MARGIN }}
        referenceLines={[
          { x: chosen / 60, color: 'var(--brand)', label: span(chosen), labelPosition: 'insideTopRight' },
          ...(nowAt === null || nowAt === chosen
            ? []
            : [
                {
                  x: nowAt / 60,
                  color: 'var(--port)',
                  strokeDasharray: '3 3',
                  label: t('today'),
                  labelPosition: 'insideTopRight' as const,
                },
              ]),
        ]}
      />
      {inputs.callback !== null && (
        <ThresholdMarker
          seconds={chosen}
          most={MOST}
          onChange={(seconds) =>
            inputs.callback !== null && onChange({ ...inputs, callback: { ...inputs.callback, offerWhenEstimateOver: seconds } })
          }
        />
      )}
    </ChartCard>
  );
}
