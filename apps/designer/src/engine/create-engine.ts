import type { Registry } from '@callwright/flow-compiler';
import type { Diagnostic } from '@callwright/flow-schema';
import {
  type CallFile,
  createTrial,
  type SimulatedFlow,
  type Trial,
  type TrialAct,
  type TrialState,
  type TrialStep,
  trialToCallFile,
  type WrittenCallFile,
} from '@callwright/simulator';
import { analyseFlow } from './analyse-flow.ts';
import type { BesideFlow } from './beside-flow.ts';
import { nextHoliday } from './next-holiday.ts';
import { runTests, type TestFile, type TestRun } from './run-tests.ts';
import { simulatedFlow } from './simulated-flow.ts';

/** What a trial begins with. */
export interface TrialStart {
  document: unknown;
  beside: BesideFlow;
  given: CallFile['given'];
  /** Acts that are done at once: a test that is opened in the phone. */
  acts?: readonly TrialAct[];
}

/** What the worker does. All that goes in and out is plain data. `breathe` lets other requests in between long ones. */
export type Engine = ReturnType<typeof createEngine>;

export function createEngine(registry: Registry, breathe: () => Promise<void>) {
  let testRuns = 0;
  let current: { trial: Trial; simulated: SimulatedFlow } | null = null;
  const after = (act: (trial: Trial) => unknown): TrialState | null => {
    if (current === null) return null;
    act(current.trial);
    return current.trial.state();
  };
  return {
    analyse: (document: unknown, beside: BesideFlow): Diagnostic[] => analyseFlow(document, registry, beside),
    /** Null when a later run has begun meanwhile. */
    runTests(document: unknown, beside: BesideFlow, files: readonly TestFile[], onDone: (count: number) => void): Promise<TestRun | null> {
      const run = ++testRuns;
      return runTests({ document, beside, files, registry }, async (done) => {
        onDone(done);
        await breathe();
        return run === testRuns;
      });
    },
    /** Calls the draft; there is one trial call at a time. The errors that stand against it, where there are any. */
    async startTrial({ document, beside, given, acts }: TrialStart): Promise<{ state: TrialState } | { errors: Diagnostic[] }> {
      const made = await simulatedFlow(document, registry, beside);
      if (made.flow === null) return { errors: made.errors };
      const trial = createTrial(made.simulated, given, acts);
      current = { trial, simulated: made.simulated };
      return { state: trial.state() };
    },
    act: (step: TrialStep, live: boolean) => after((trial) => trial.act(step, live)),
    toNextDue: () => after((trial) => trial.toNextDue()),
    back: () => after((trial) => trial.back()),
    again: () => after((trial) => trial.again()),
    give: (given: CallFile['given']) => after((trial) => trial.give(given)),
    /** The next day that one of the schedules keeps as a holiday, within a year of a day (YYYY-MM-DD); null when there is none. */
    nextHoliday,
    /** The trial call as a call file; null when there is none. */
    async keepAsTest(title: string): Promise<WrittenCallFile | null> {
      if (current === null) return null;
      const { trial, simulated } = current;
      return trialToCallFile(simulated, { title, given: trial.given(), acts: trial.acts() });
    },
  };
}
