import type { Registry } from '@callwright/flow-compiler';
import type { Diagnostic, Flow } from '@callwright/flow-schema';
import { createStore } from 'zustand';
import type { Analysis } from '../editor/problems/analysis-context.ts';
import { newestOnly } from './newest-only.ts';
import { problemsByNode, withQuickProblems } from './quick-problems.ts';

const QUIET_MILLISECONDS = 300;

interface AnalysisParts {
  registry: Registry;
  /** The whole look at a flow. */
  analyse(flow: Flow): Promise<Diagnostic[]>;
  /** Calls back after so many milliseconds; the answer cancels it. */
  after(milliseconds: number, act: () => void): () => void;
}

/** Keeps what is known of a flow that is being changed: fields of changed nodes at once, all else after a moment of quiet. */
export function createAnalysis(first: Flow, { registry, analyse, after }: AnalysisParts) {
  let current = first;
  let whole: { flow: Flow; diagnostics: readonly Diagnostic[] } = { flow: first, diagnostics: [] };
  let cancel = (): void => {};
  const store = createStore<Analysis>()(() => ({ diagnostics: [], byNode: new Map(), running: true }));
  const show = (running: boolean): void => {
    const diagnostics = whole.flow === current ? whole.diagnostics : withQuickProblems(whole.diagnostics, whole.flow, current, registry);
    store.setState({ diagnostics, byNode: problemsByNode(diagnostics), running });
  };
  const look = newestOnly(
    analyse,
    (diagnostics, flow) => {
      whole = { flow, diagnostics };
      show(flow !== current);
    },
    () => show(false),
  );
  look(first);
  return {
    store,
    changed(flow: Flow): void {
      if (flow === current) return;
      current = flow;
      show(true);
      cancel();
      cancel = after(QUIET_MILLISECONDS, () => look(current));
    },
    /** Looks again: something beside the flow has changed. */
    again: (): void => look(current),
    stop: (): void => cancel(),
  };
}
