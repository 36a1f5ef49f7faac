import type { Diagnostic, Flow } from '@callwright/flow-schema';
import type { CallFile, TrialAct, TrialState, TrialStep, WrittenCallFile } from '@callwright/simulator';
import { createStore } from 'zustand';
import type { BesideFlow } from '../../engine/beside-flow.ts';
import type { TrialStart } from '../../engine/create-engine.ts';
import { createTurns } from './create-turns.ts';

export type Given = CallFile['given'];

/** The phone beside the canvas. */
export interface TrialView {
  state: TrialState | null;
  given: Given;
  /** Why the draft cannot be called. */
  errors: readonly Diagnostic[];
  /** What went wrong in the page or on the way. */
  trouble: string | null;
  beside: BesideFlow | null;
  /** The draft as it was when the call began. */
  flow: Flow | null;
  /** Time goes by on its own. */
  live: boolean;
  /** What a test that is played step by step still has to do. */
  ahead: readonly TrialAct[];
  starting: boolean;
}

export interface TrialParts {
  flow(): Flow;
  loadBeside(flow: Flow): Promise<BesideFlow>;
  startTrial(start: TrialStart): Promise<{ state: TrialState } | { errors: Diagnostic[] }>;
  act(step: TrialStep, live: boolean): Promise<TrialState | null>;
  toNextDue(): Promise<TrialState | null>;
  back(): Promise<TrialState | null>;
  give(given: Given): Promise<TrialState | null>;
  keepAsTest(title: string): Promise<WrittenCallFile | null>;
}

export type TrialPhone = ReturnType<typeof createTrialStore>;

/** A phone on which the open draft can be called. One request to the engine goes at a time, so no act overtakes another. */
export function createTrialStore(parts: TrialParts, given: Given) {
  const store = createStore<TrialView>()(() => ({
    ...{ state: null, given, errors: [], trouble: null, beside: null, flow: null },
    ...{ live: true, ahead: [], starting: false },
  }));
  const { inTurn, isBusy } = createTurns((trouble) => store.setState({ trouble, starting: false }));
  const showing = (ask: () => Promise<TrialState | null>) =>
    inTurn(async () => {
      const state = await ask();
      if (state !== null) store.setState({ state, trouble: null });
    });
  const call = () => {
    store.setState({ starting: true });
    return inTurn(async () => {
      const flow = parts.flow();
      const beside = await parts.loadBeside(flow);
      const answer = await parts.startTrial({ document: flow, beside, given: store.getState().given });
      const outcome = 'state' in answer ? { state: answer.state, errors: [] } : { state: null, errors: answer.errors };
      store.setState({ beside, flow, starting: false, trouble: null, ...outcome });
    });
  };
  return {
    store,
    /** Calls the draft as it is now. */
    call: () => {
      store.setState({ ahead: [] });
      return call();
    },
    /** Another caller, or another time: a new call. */
    callWith(change: Partial<Given>): Promise<void> {
      store.setState((view) => ({ given: { ...view.given, ...change }, ahead: [] }));
      return call();
    },
    /** Another world: the call so far is made again in it. */
    give(change: Partial<Given>): Promise<void> {
      store.setState((view) => ({ given: { ...view.given, ...change } }));
      return showing(() => parts.give(store.getState().given));
    },
    act: (step: TrialStep) => showing(() => parts.act(step, false)),
    /** Time that goes by on its own; left out while something else is going on. */
    tick(seconds: number): void {
      const { state, live } = store.getState();
      if (isBusy() || !live || state === null || state.ended !== null) return;
      void showing(() => parts.act({ waits: seconds }, true));
    },
    toNextDue: () => showing(parts.toNextDue),
    back: () => showing(parts.back),
    setLive: (live: boolean): void => store.setState({ live }),
    /** Opens a test: its caller and world, and its acts to be done one by one. */
    openTest(test: CallFile, acts: readonly TrialAct[]): Promise<void> {
      store.setState({ given: test.given, ahead: acts, live: false });
      return call();
    },
    /** Does the next act of the test that was opened. */
    async nextOfTest(): Promise<void> {
      const [next, ...ahead] = store.getState().ahead;
      if (next === undefined) return;
      store.setState({ ahead });
      await showing(() => parts.act(next.step, false));
    },
    keepAsTest: (title: string) => parts.keepAsTest(title),
  };
}
