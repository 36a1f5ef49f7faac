import type { Measure, SimulationResult } from '@callwright/queueing';

type Unit = 's' | '%' | '';

/** The measures in words, for a terminal. */
export function simulationTable(result: SimulationResult): string {
  const { callback } = result;
  const rows: [string, Measure, Unit][] = [
    ['Callers who wait', result.pWait, '%'],
    ['Callers who give up', result.pAbandon, '%'],
    ['Wait, mean of all', result.waitMean, 's'],
    ['Wait, mean of the served', result.waitServedMean, 's'],
    ['Wait, nine of ten at most', result.waitP90, 's'],
    ['In line, mean', result.queueMean, ''],
    ['Agents at work', result.utilisation, '%'],
    ['Served within 20 s', result.serviceLevel20, '%'],
  ];
  if (callback !== null) {
    rows.push(
      ['Callbacks, of all callers', callback.share, '%'],
      ['  wait after answering, mean', callback.holdMean, 's'],
      ['  wait after answering, 95 %', callback.holdP95, 's'],
      ['  agent kept free for each', callback.agentIdlePerCallback, 's'],
      ['  later callers served first', callback.overtakes, ''],
      ['  place lost, mean', callback.placeLostMean, 's'],
    );
  }
  return [`${result.callers} callers`, ...rows.map(([title, measure, unit]) => `${title.padEnd(30)}${figure(measure, unit)}`)].join('\n');
}

function figure({ mean, halfWidth95 }: Measure, unit: Unit): string {
  const factor = unit === '%' ? 100 : 1;
  const spread = halfWidth95 === null ? '' : ` ± ${(halfWidth95 * factor).toFixed(2)}`;
  return `${(mean * factor).toFixed(2).padStart(10)}${spread}${unit === '' ? '' : ` ${unit}`}`;
}

/** The same as CSV, with the hours of the day below; rows of the whole have no hour. */
export function simulationCsv({ callback, callers, series, ...measures }: SimulationResult): string {
  const named = [
    ...Object.entries(measures),
    ...Object.entries(callback ?? {}).map(([key, measure]) => [`callback.${key}`, measure] as const),
  ];
  const whole = named.map(([name, { mean, halfWidth95 }]) => `${name},,${mean},${halfWidth95 ?? ''}`);
  const hours = series.byHour.flatMap(({ hour, ...row }) => Object.entries(row).map(([name, mean]) => `${name},${hour},${mean},`));
  return `measure,hour,mean,halfWidth95\ncallers,,${callers},\n${[...whole, ...hours].join('\n')}\n`;
}
