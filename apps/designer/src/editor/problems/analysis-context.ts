import type { Diagnostic } from '@callwright/flow-schema';
import { createContext, useContext } from 'react';

/** What is known of the open flow. */
export interface Analysis {
  diagnostics: readonly Diagnostic[];
  /** Problems by the node that they are in. */
  byNode: ReadonlyMap<string, readonly Diagnostic[]>;
  running: boolean;
}

export const AnalysisContext = createContext<Analysis>({ diagnostics: [], byNode: new Map(), running: false });

export function useAnalysis(): Analysis {
  return useContext(AnalysisContext);
}
