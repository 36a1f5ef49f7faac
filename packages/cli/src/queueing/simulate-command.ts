import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Scenario, type SimulationResult, simulate } from '@callwright/queueing';
import { CsvError } from './csv-rows.ts';
import { type ReadScenario, readScenario } from './read-scenario.ts';
import { simulationPlots } from './simulation-plots.ts';
import { simulationCsv, simulationTable } from './simulation-table.ts';

export interface SimulateOptions {
  json: boolean;
  /** Where the figures are written as CSV. */
  csv?: string;
  /** A folder for the plots. */
  svg?: string;
  seed?: number;
  replications?: number;
  print(text: string): void;
  /** Shows how far it has come; null at the end. */
  progress?: (done: number | null) => void;
}

/** Simulates a scenario file. Answers the exit code: 0 done, 2 the scenario cannot be run; problems name their place. */
export async function simulateCommand(file: string, options: SimulateOptions): Promise<number> {
  const { print, json, csv, svg, progress } = options;
  const { scenario, problems } = await readSafely(file, options);
  if (scenario === null) {
    print(problems.join('\n'));
    return 2;
  }
  const result = run(scenario, progress);
  if (csv !== undefined) writeFile(csv, simulationCsv(result));
  if (svg !== undefined) for (const [name, text] of Object.entries(simulationPlots(result))) writeFile(path.join(svg, name), text);
  if (json) print(JSON.stringify(result, null, 2));
  else print(`${simulationTable(result)}\n${described(scenario)}`);
  return 0;
}

async function readSafely(file: string, { seed, replications }: SimulateOptions): Promise<ReadScenario> {
  try {
    return await readScenario(file, { ...(seed !== undefined && { seed }), ...(replications !== undefined && { replications }) });
  } catch (error) {
    if (error instanceof CsvError) return { scenario: null, problems: [`arrivalsPerHour.csv: ${error.message}`] };
    throw error;
  }
}

function run(scenario: Scenario, progress: SimulateOptions['progress']): SimulationResult {
  const result = simulate(scenario, {
    onProgress: ({ done }) => {
      progress?.(done);
      return true;
    },
  });
  progress?.(null);
  if (result === null) throw new Error('a simulation that nobody cancelled was cancelled');
  return result;
}

function described({ hours, warmUpHours, replications, seed }: Scenario): string {
  const spread = replications > 1 ? '; ± is half of the 95 % confidence interval' : '; one replication has no confidence interval';
  return `${replications} × ${hours} h, the first ${warmUpHours} h not counted, seed ${seed}${spread}`;
}

function writeFile(file: string, text: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, text);
}
