import type { SimulationResult } from '@callwright/queueing';
import '@mantine/charts/styles.css';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { useTranslation } from 'react-i18next';
import { HourChart } from '../charts/hour-chart.tsx';
import { ThresholdChart } from '../charts/threshold-chart.tsx';
import { WaitsChart } from '../charts/waits-chart.tsx';
import type { WhatIfInputs } from '../inputs/what-if-inputs.ts';
import { InWords } from './in-words.tsx';
import { Measures } from './measures.tsx';

interface ResultsProps {
  inputs: WhatIfInputs;
  result: SimulationResult;
  kept: SimulationResult | undefined;
  nowAt: number | null;
  onChange: (inputs: WhatIfInputs) => void;
}

/** What comes of it: in words, in figures, in charts. */
export function Results({ inputs, result, kept, nowAt, onChange }: ResultsProps) {
  const { t } = useTranslation('what-if');
  const { opens, closes, callback } = inputs;
  const shared = { result, kept, opens, closes };
  const percent = (value: number) => `${Math.round(value * 1000) / 10} %`;
  const target = callback?.offerWhenEstimateOver ?? 0;
  return (
    <>
      <InWords result={result} />
      <Measures result={result} kept={kept} />
      <div className="what-if-charts">
        <HourChart
          {...shared}
          name="wait"
          of={({ waitMean }) => waitMean}
          shown={clockText}
          {...(target > 0 && { target: { value: target, label: t('threshold-short') } })}
        />
        {callback !== null && <ThresholdChart inputs={inputs} nowAt={nowAt} onChange={onChange} />}
        <HourChart {...shared} name="in-line" of={({ inLine }) => inLine} shown={(value) => String(Math.round(value * 100) / 100)} />
        <WaitsChart result={result} kept={kept} />
        <HourChart {...shared} name="gave-up" of={({ abandoned }) => abandoned} shown={percent} />
        <HourChart {...shared} name="load" of={({ utilisation }) => utilisation} shown={percent} target={{ value: 0.9, label: '90 %' }} />
      </div>
    </>
  );
}
