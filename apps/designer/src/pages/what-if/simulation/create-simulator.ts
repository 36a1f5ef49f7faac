import type { Scenario, SimulationProgress, SimulationResult } from '@callwright/queueing';

/** Told how much is done, 0 to 1. */
export type TellProgress = (done: number) => void;

/** A result, and how long it took. */
export interface Simulated {
  result: SimulationResult;
  seconds: number;
}

export interface Simulator {
  /** The result of a scenario; null when it was cancelled. */
  run(id: number, scenario: Scenario, tell: TellProgress): Promise<Simulated | null>;
  cancel(id: number): void;
}

interface Parts {
  steps(scenario: Scenario): Generator<SimulationProgress, SimulationResult>;
  /** Lets messages in: a cancellation, the next question. */
  breathe(): Promise<void>;
  /** Milliseconds. */
  clock(): number;
}

/** So long it works before it breathes. */
const WORK_MILLISECONDS = 25;

/** Runs simulations in pieces, one after the other, so that each can report and be cancelled. */
export function createSimulator({ steps, breathe, clock }: Parts): Simulator {
  const cancelled = new Set<number>();
  let last: Promise<unknown> = Promise.resolve();

  async function work(id: number, scenario: Scenario, tell: TellProgress): Promise<Simulated | null> {
    const began = clock();
    let breathed = began;
    const going = steps(scenario);
    for (;;) {
      if (cancelled.delete(id)) return null;
      const step = going.next();
      if (step.done === true) return { result: step.value, seconds: (clock() - began) / 1000 };
      if (clock() - breathed < WORK_MILLISECONDS) continue;
      tell(step.value.done);
      await breathe();
      breathed = clock();
    }
  }

  return {
    run(id, scenario, tell) {
      const result = last.then(() => work(id, scenario, tell));
      last = result.catch(() => undefined);
      return result;
    },
    cancel: (id) => void cancelled.add(id),
  };
}
