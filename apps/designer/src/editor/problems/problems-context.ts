import type { Diagnostic } from '@callwright/flow-schema';
import { createContext, useContext } from 'react';
import type { Panel } from '../model/create-editor.ts';

/** Working off problems: which one is looked at, and the failing path that is on the canvas. */
export interface Problems {
  /** All problems, in the order in which they are worked off. */
  ordered: readonly Diagnostic[];
  /** The key of the problem that is looked at. */
  chosen: string | null;
  /** Goes to the place of a problem. */
  show(problem: Diagnostic): void;
  /** Opens the list of problems, or of tests. */
  openPanel(panel: Panel): void;
  /** Goes to the next problem: F8. */
  next(): void;
  /** The problem whose failing path is on the canvas. */
  traced: Diagnostic | null;
  /** Shows the failing path of a problem step by step; null takes it away. */
  trace(problem: Diagnostic | null): void;
}

export const ProblemsContext = createContext<Problems>({
  ...{ ordered: [], chosen: null, traced: null },
  ...{ show: () => undefined, openPanel: () => undefined, next: () => undefined, trace: () => undefined },
});

export function useProblems(): Problems {
  return useContext(ProblemsContext);
}
