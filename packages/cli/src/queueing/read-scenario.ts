import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { arrivalsOfDay, parseScenario, type Scenario } from '@callwright/queueing';
import { csvRows } from './csv-rows.ts';

/** A scenario that is ready to run, or what is wrong with its file, a line each. */
export type ReadScenario = { scenario: Scenario; problems: [] } | { scenario: null; problems: string[] };

/** Reads a scenario file, with the values of the command line over its own; a CSV of arrivals is looked for beside it. */
export async function readScenario(file: string, over: Partial<Pick<Scenario, 'seed' | 'replications'>>): Promise<ReadScenario> {
  if (!existsSync(file)) return { scenario: null, problems: [`${file} is not there.`] };
  const value = parseJson(readFileSync(file, 'utf8'));
  if (value instanceof Error) return { scenario: null, problems: [`${file} is not JSON: ${value.message}`] };
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const { scenario, problems } = parseScenario(isObject ? { ...value, ...over } : value);
  if (scenario === null) return { scenario, problems: problems.map(({ place, message }) => `${file}: ${place}: ${message}`) };
  return { scenario: await withArrivals(scenario, file), problems: [] };
}

/** Throws a `CsvError` where the CSV cannot be read. */
async function withArrivals(scenario: Scenario, file: string): Promise<Scenario> {
  const { arrivalsPerHour } = scenario;
  if (typeof arrivalsPerHour !== 'object' || !('csv' in arrivalsPerHour)) return scenario;
  const times: string[] = [];
  for await (const { fields } of csvRows(path.resolve(path.dirname(file), arrivalsPerHour.csv), ['arrivedAt']))
    times.push(fields['arrivedAt'] ?? '');
  return { ...scenario, arrivalsPerHour: arrivalsOfDay(times) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
