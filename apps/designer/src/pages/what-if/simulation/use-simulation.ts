import { type Scenario, type SimulationResult, scenarioSchema } from '@callwright/queueing';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toScenario, type WhatIfInputs } from '../inputs/what-if-inputs.ts';
import { runSimulation } from './run-simulation.ts';

/** Typing and dragging come to rest first. */
const REST_MILLISECONDS = 250;

export interface Simulation {
  /** The last result that there is; of former figures while the new ones are worked out. */
  result: SimulationResult | undefined;
  /** Seconds that it took. */
  seconds: number | undefined;
  isRunning: boolean;
  /** 0 to 1. */
  done: number;
  error: Error | null;
  isCancelled: boolean;
  cancel: () => void;
  run: () => void;
}

/** Simulates what is asked, anew when it changes; a question that nobody asks any more is cancelled. Null: nothing is asked. */
export function useSimulation(inputs: WhatIfInputs | null): Simulation {
  const [asked] = useDebouncedValue(inputs === null ? null : scenarioText(inputs), REST_MILLISECONDS);
  const [done, setDone] = useState(0);
  const answers = useQueryClient();
  const queryKey = ['simulation', asked];
  const { data, error, isFetching, isPlaceholderData, fetchStatus, refetch } = useQuery({
    queryKey,
    enabled: asked !== null,
    queryFn: ({ signal }) => {
      setDone(0);
      return runSimulation(scenarioOf(asked), { work: 'asked', signal, tell: setDone });
    },
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    result: data?.result,
    seconds: data?.seconds,
    isRunning: isFetching,
    done,
    error,
    isCancelled: asked !== null && fetchStatus === 'idle' && error === null && (data === undefined || isPlaceholderData),
    cancel: () => void answers.cancelQueries({ queryKey }),
    run: () => void refetch(),
  };
}

/** Of the days that are asked for: a curve needs less than a figure. */
const SWEEP_REPLICATIONS = 4;

/** The result at each threshold, as they come; undefined where it is not there yet. */
export function useSweep(inputs: WhatIfInputs, thresholds: readonly number[]): (SimulationResult | undefined)[] {
  const { callback } = inputs;
  const texts = thresholds.map((offerWhenEstimateOver) =>
    callback === null
      ? null
      : scenarioText({
          ...inputs,
          replications: Math.min(inputs.replications, SWEEP_REPLICATIONS),
          callback: { ...callback, offerWhenEstimateOver },
        }),
  );
  const [asked] = useDebouncedValue(JSON.stringify(texts), REST_MILLISECONDS);
  const results = useQueries({ queries: (JSON.parse(asked) as (string | null)[]).map(besideQuery) });
  return results.map(({ data }) => data?.result);
}

function besideQuery(asked: string | null) {
  return queryOptions({
    queryKey: ['simulation-beside', asked],
    enabled: asked !== null,
    queryFn: ({ signal }) => runSimulation(scenarioOf(asked), { work: 'beside', signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Null where it is no scenario: its problems stand at its fields. */
function scenarioText(inputs: WhatIfInputs): string | null {
  const { data } = scenarioSchema.safeParse(toScenario(inputs));
  return data === undefined ? null : JSON.stringify(data);
}

function scenarioOf(text: string | null): Scenario {
  return scenarioSchema.parse(JSON.parse(text ?? 'null'));
}
