import type { ReplayCall } from '@callwright/queueing';
import { csvRows } from './csv-rows.ts';

const COLUMNS = ['arrivedAt', 'queuedAt', 'waitSeconds', 'outcome', 'serviceStartAt', 'serviceSeconds', 'agent', 'priority'] as const;
type Fields = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** The calls of a log, and the lines that are left out because they cannot be true. */
export interface CallLog {
  calls: ReplayCall[];
  problems: { line: number; message: string }[];
}

/** Reads a CSV of calls. Times without a zone are taken as UTC: only their distances matter. */
export async function readCallLog(file: string): Promise<CallLog> {
  const log: CallLog = { calls: [], problems: [] };
  for await (const { line, fields } of csvRows(file, COLUMNS)) {
    try {
      log.calls.push(callOf(fields as Fields));
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      log.problems.push({ line, message: error.message });
    }
  }
  return log;
}

class RowProblem extends Error {
  readonly kind = 'user';
}

function callOf(fields: Fields): ReplayCall {
  const { outcome, agent } = fields;
  if (outcome !== 'served' && outcome !== 'abandoned') throw new RowProblem(`outcome is "${outcome}", not served or abandoned`);
  const queuedAt = timeOf(fields, 'queuedAt');
  const arrivedAt = timeOf(fields, 'arrivedAt') ?? queuedAt;
  if (arrivedAt === undefined) throw new RowProblem('arrivedAt is empty');
  const serviceStartAt = timeOf(fields, 'serviceStartAt');
  const serviceSeconds = numberOf(fields, 'serviceSeconds');
  const priority = numberOf(fields, 'priority', true);
  const waitSeconds = numberOf(fields, 'waitSeconds') ?? waitBetween(queuedAt, serviceStartAt, outcome);
  return {
    arrivedAt,
    waitSeconds,
    outcome,
    ...(queuedAt !== undefined && { queuedAt }),
    ...(serviceStartAt !== undefined && { serviceStartAt }),
    ...(serviceSeconds !== undefined && { serviceSeconds }),
    ...(agent !== '' && { agent }),
    ...(priority !== undefined && { priority }),
  };
}

function waitBetween(queuedAt: number | undefined, startAt: number | undefined, outcome: string): number {
  if (queuedAt === undefined && outcome === 'served') return 0;
  if (queuedAt === undefined || startAt === undefined) throw new RowProblem('waitSeconds is empty');
  return Math.max(0, (startAt - queuedAt) / 1000);
}

function timeOf(fields: Fields, column: 'arrivedAt' | 'queuedAt' | 'serviceStartAt'): number | undefined {
  const text = fields[column];
  if (text === '') return undefined;
  const [, date, time = '00:00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?))?(Z|[+-]\d{2}:?\d{2})?$/i.exec(text) ?? [];
  const at = date === undefined ? Number.NaN : Date.parse(`${date}T${time.replace(',', '.')}${zone.toUpperCase()}`);
  if (Number.isNaN(at)) throw new RowProblem(`${column} is "${text}", not a time like 1999-02-01T08:15:30Z`);
  return at;
}

function numberOf(fields: Fields, column: 'waitSeconds' | 'serviceSeconds' | 'priority', anySign = false): number | undefined {
  const text = fields[column];
  if (text === '') return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || (value < 0 && !anySign))
    throw new RowProblem(`${column} is "${text}", not ${anySign ? 'a number' : 'a number of seconds'}`);
  return value;
}
