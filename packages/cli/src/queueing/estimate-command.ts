import { ESTIMATORS, type Estimator, type ReplayReport, replay } from '@callwright/queueing';
import { CsvError } from './csv-rows.ts';
import { type CallLog, readCallLog } from './read-call-log.ts';

interface EstimateOptions {
  replay: string;
  /** Callers before this time teach, but are not counted. */
  from?: string;
  json: boolean;
  print(text: string): void;
}

const TITLES: Record<Estimator, string> = {
  callwright: 'Callwright',
  'queue-length': 'QL (n + 1) m / s',
  'queue-length-patience': 'QL_m, active in 10 min',
  'last-to-enter': 'LES',
  'head-of-line': 'HOL',
  asterisk: 'Asterisk average',
};
/** More lines than this help nobody. */
const SHOWN = 10;

/** Replays a log of calls and tells how well waits would have been estimated. Answers the exit code: 0 done, 2 it cannot be read. */
export async function estimateCommand({ replay: file, from, json, print }: EstimateOptions): Promise<number> {
  const reportFrom = from === undefined ? undefined : Date.parse(from);
  if (Number.isNaN(reportFrom)) return refuse(print, `--from is "${from}", not a time like 1999-02-08.`);
  try {
    const log = await readCallLog(file);
    if (log.calls.length === 0) return refuse(print, [`${file} has no call that can be replayed.`, ...problemLines(log)].join('\n'));
    const report = replay(log.calls, reportFrom === undefined ? {} : { reportFrom });
    print(json ? JSON.stringify({ ...report, leftOut: log.problems }, null, 2) : [...problemLines(log), ...reportLines(report)].join('\n'));
    return 0;
  } catch (error) {
    if (error instanceof CsvError) return refuse(print, error.message);
    throw error;
  }
}

function refuse(print: (text: string) => void, message: string): number {
  print(message);
  return 2;
}

function problemLines({ problems }: CallLog): string[] {
  if (problems.length === 0) return [];
  const more = problems.length > SHOWN ? [`  and ${problems.length - SHOWN} more`] : [];
  return [
    `${problems.length} lines are left out:`,
    ...problems.slice(0, SHOWN).map(({ line, message }) => `  line ${line}: ${message}`),
    ...more,
    '',
  ];
}

function reportLines({ calls, scored, waitMean, scores, coverage80, boundMean }: ReplayReport): string[] {
  const rows = ESTIMATORS.map((name) => {
    const { rmse, mae, bias, close, relative } = scores[name];
    const seconds = [rmse, mae, bias].map((value) => value.toFixed(1).padStart(10)).join('');
    return `${TITLES[name].padEnd(24)}${seconds}${relative.toFixed(2).padStart(12)}${`${(close * 100).toFixed(0)} %`.padStart(22)}`;
  });
  return [
    `${calls} calls, ${scored} of them waited and were served; mean wait ${waitMean.toFixed(1)} s`,
    `${''.padEnd(24)}${['RMSE s', 'MAE s', 'bias s'].map((title) => title.padStart(10)).join('')}${'RMSE/mean'.padStart(12)}${'within 30 s or 25 %'.padStart(22)}`,
    ...rows,
    `Coverage of the 80 % bound: ${(coverage80 * 100).toFixed(1)} %  (mean bound ${boundMean.toFixed(0)} s)`,
  ];
}
