import type { Diagnostic } from '@callwright/flow-schema';
import { createContext, useContext } from 'react';
import type { Panel } from '../model/create-editor.ts';

/** Problems as they are worked off: their order, the one that is looked at, and the one whose failing path is on the canvas. */
export interface Problems {
  ordered: readonly Diagnostic[];
  /** The key of the problem that is looked at. */
  chosen: string | null;
  traced: Diagnostic | null;
}

/** What is done with problems. Always the same functions: who only acts is not drawn again when problems change. */
export interface ProblemActions {
  /** Goes to the place of a problem. */
  show(problem: Diagnostic): void;
  /** Goes to the next problem, or to the one before. */
  next(): void;
  previous(): void;
  /** Opens the list of problems, or of tests. */
  openPanel(panel: Panel): void;
  /** Shows the failing path of a problem step by step; null takes it away. */
  trace(problem: Diagnostic | null): void;
}

export const ProblemsContext = createContext<Problems>({ ordered: [], chosen: null, traced: null });
export const ProblemActionsContext = createContext<ProblemActions>({
  ...{ show: () => undefined, next: () => undefined, previous: () => undefined, openPanel: () => undefined, trace: () => undefined },
});

export function useProblems(): Problems {
  return useContext(ProblemsContext);
}

export function useProblemActions(): ProblemActions {
  return useContext(ProblemActionsContext);
}
