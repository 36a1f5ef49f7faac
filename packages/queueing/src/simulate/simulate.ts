import type { Decision } from '../assign/decision.ts';
import type { LineState } from '../line/line-state.ts';
import { CallCentre } from './call-centre.ts';
import { measureOf } from './measure-of.ts';
import type { CallbackMeasures, Measure, Measures, SimulationResult } from './result.ts';
import type { Scenario } from './scenario.ts';
import { seriesOf, type Tally } from './tally.ts';

export interface SimulationProgress {
  /** Share of the work that is done, 0 to 1. */
  done: number;
  /** The replication that is running, from 1. */
  replication: number;
}

export interface SimulationOptions {
  /** Another policy than the product's, to compare with. */
  decide?: (state: LineState) => Decision[];
  /** The figures of each replication, as it ends, and how many callers were counted. */
  onReplication?: (measures: Measures<number>, callers: number) => void;
}

/** Events between two reports: some hundredths of a second. */
const EVENTS_A_STEP = 5000;

/**
 * Simulates a scenario with the very functions that run the line. Seeded: the same scenario gives the same result. It yields every few
 * thousand events, so that a worker can report and be cancelled. `arrivalsPerHour` must not be a CSV any more (`arrivalsOfDay`).
 */
export function* simulationSteps(scenario: Scenario, options: SimulationOptions = {}): Generator<SimulationProgress, SimulationResult> {
  const tallies: Tally[] = [];
  for (let replication = 0; replication < scenario.replications; replication += 1) {
    const centre = new CallCentre(scenario, scenario.seed * 1000 + replication, options.decide);
    while (centre.run(EVENTS_A_STEP)) yield { done: (replication + centre.done) / scenario.replications, replication: replication + 1 };
    options.onReplication?.(centre.tally.measures(scenario.callback !== null), centre.tally.arrivals);
    tallies.push(centre.tally);
  }
  return resultOf(tallies, scenario);
}

/** The same at once. `onProgress` returns false to cancel; then the result is null. */
export function simulate(
  scenario: Scenario,
  { onProgress, ...options }: SimulationOptions & { onProgress?: (progress: SimulationProgress) => boolean | undefined } = {},
): SimulationResult | null {
  const steps = simulationSteps(scenario, options);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (onProgress?.(step.value) === false) return null;
  }
}

const MEASURES = ['pWait', 'pAbandon', 'waitMean', 'waitServedMean', 'waitP90', 'queueMean', 'utilisation', 'serviceLevel20'] as const;
const CALLBACK_MEASURES = ['share', 'holdMean', 'holdP95', 'agentIdlePerCallback', 'overtakes', 'placeLostMean'] as const;

function resultOf(tallies: readonly Tally[], { callback }: Scenario): SimulationResult {
  const rows = tallies.map((tally) => tally.measures(callback !== null));
  const callbacks = rows.flatMap((row) => (row.callback === null ? [] : [row.callback]));
  return {
    ...(Object.fromEntries(MEASURES.map((key) => [key, measureOf(rows.map((row) => row[key]))])) as Record<
      (typeof MEASURES)[number],
      Measure
    >),
    callback:
      callback === null
        ? null
        : (Object.fromEntries(
            CALLBACK_MEASURES.map((key) => [key, measureOf(callbacks.map((row) => row[key]))]),
          ) as unknown as CallbackMeasures),
    callers: tallies.reduce((sum, { arrivals }) => sum + arrivals, 0),
    series: seriesOf(tallies),
  };
}
