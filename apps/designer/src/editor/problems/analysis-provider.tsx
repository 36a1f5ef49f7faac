import type { PropsWithChildren } from 'react';
import { useFlowAnalysis } from '../../engine/use-flow-analysis.ts';
import { AnalysisContext } from './analysis-context.ts';
import { ProblemsProvider } from './problems-provider.tsx';

/** Keeps what is known of the open flow up to date. */
export function AnalysisProvider({ children }: PropsWithChildren) {
  return (
    <AnalysisContext value={useFlowAnalysis()}>
      <ProblemsProvider>{children}</ProblemsProvider>
    </AnalysisContext>
  );
}
