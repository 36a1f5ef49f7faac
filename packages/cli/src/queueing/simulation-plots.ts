import type { SimulationResult } from '@callwright/queueing';
import { type Chart, drawChart } from './chart.ts';

type Hour = SimulationResult['series']['byHour'][number];

const percent = (value: number) => `${Math.round(value * 1000) / 10} %`;
const plain = (value: number) => String(Math.round(value * 100) / 100);

/** The plots of a simulation, as SVG by file name. */
export function simulationPlots(result: SimulationResult): Record<string, string> {
  const { pWait, waitMean, queueMean, utilisation, pAbandon } = result;
  return {
    'waits.svg': drawChart(waits(result)),
    'in-line.svg': drawChart(
      overTheDay(result, ({ inLine }) => inLine, {
        title: 'In line over the day',
        subtitle: `${queueMean.mean.toFixed(1)} callers in the mean`,
        y: { label: 'callers who wait', tick: plain, atLeast: 1 },
        colour: '#a34705',
      }),
    ),
    'utilisation.svg': drawChart(
      overTheDay(result, (row) => row.utilisation, {
        title: 'Agents at work over the day',
        subtitle: `${percent(utilisation.mean)} of their time in the mean, talk and wrap-up`,
        y: { label: 'share of their time', tick: percent, atLeast: 1 },
        colour: '#0b7a4b',
      }),
    ),
    'abandonment.svg': drawChart({
      ...overTheDay(result, ({ abandoned }) => abandoned, {
        title: 'Callers who give up, by hour of arrival',
        subtitle: `${percent(pAbandon.mean)} in the mean; ${percent(pWait.mean)} wait, ${waitMean.mean.toFixed(0)} s in the mean of all`,
        y: { label: 'share of callers', tick: percent, atLeast: 0.02 },
        colour: '#c42b2b',
      }),
      points: result.series.byHour.map(({ hour, abandoned }) => ({ x: hour, y: abandoned })),
      barWidth: 1,
    }),
  };
}

/** Bins up to where all but a few callers are served; the rest is named. */
function waits({ series, pWait, waitP90 }: SimulationResult): Chart {
  const total = series.waits.reduce((sum, { share }) => sum + share, 0);
  let seen = 0;
  const shown = series.waits.filter(({ share }) => {
    const isShown = seen < 0.995 * total;
    seen += share;
    return isShown;
  });
  const bin = (series.waits[1]?.seconds ?? 15) - (series.waits[0]?.seconds ?? 0);
  const to = (shown.at(-1)?.seconds ?? 0) + bin;
  const step = [15, 30, 60, 120, 300].find((seconds) => to / seconds <= 10) ?? 600;
  return {
    title: 'How long callers wait',
    subtitle: `${percent(1 - pWait.mean)} do not wait at all; nine of ten wait at most ${waitP90.mean.toFixed(0)} s`,
    x: {
      label: 'seconds in line',
      from: 0,
      to,
      ticks: Array.from({ length: Math.floor(to / step) + 1 }, (_, index) => index * step),
      tick: String,
    },
    y: { label: `share of callers, each ${bin} s`, tick: percent },
    points: shown.map(({ seconds, share }) => ({ x: seconds, y: share })),
    barWidth: bin,
    colour: '#3453d1',
  };
}

/** A point in the middle of each hour. */
function overTheDay(
  { series }: SimulationResult,
  value: (row: Hour) => number,
  rest: Pick<Chart, 'title' | 'subtitle' | 'y' | 'colour'>,
): Chart {
  const hours = series.byHour.map(({ hour }) => hour);
  const from = Math.min(...hours);
  const to = Math.max(...hours) + 1;
  const step = to - from > 12 ? 3 : 1;
  return {
    ...rest,
    x: {
      label: 'hour of the day',
      from,
      to,
      ticks: Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((hour) => hour % step === 0),
      tick: (hour) => `${String(hour).padStart(2, '0')}:00`,
    },
    points: series.byHour.map((row) => ({ x: row.hour + 0.5, y: value(row) })),
  };
}
