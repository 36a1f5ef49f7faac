import type { Diagnostic } from '@callwright/flow-schema';
import { type PropsWithChildren, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useLayersStore } from '../canvas/layers.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { useAnalysis } from './analysis-context.ts';
import { countByNode, inOrder, keyOfProblem, nextProblem } from './place-of.ts';
import { type ProblemActions, ProblemActionsContext, type Problems, ProblemsContext } from './problems-context.ts';
import { TraceBar } from './trace-bar.tsx';
import { useShowProblem } from './use-show-problem.ts';

/** Problems of the open flow as they are worked off: their badges on the canvas, the one that is looked at, its failing path. */
export function ProblemsProvider({ children }: PropsWithChildren) {
  const { diagnostics, byNode } = useAnalysis();
  const nodes = useEditor(({ flow }) => flow.nodes);
  const layers = useLayersStore();
  const store = useEditorStore();
  const goTo = useShowProblem();
  const [chosen, choose] = useState<string | null>(null);
  const [traced, trace] = useState<Diagnostic | null>(null);
  const ordered = useMemo(() => inOrder(diagnostics, Object.keys(nodes)), [diagnostics, nodes]);
  const latest = useRef({ ordered, chosen });
  useEffect(() => {
    latest.current = { ordered, chosen };
  }, [ordered, chosen]);
  useEffect(() => layers.setState({ problems: countByNode(byNode) }), [layers, byNode]);
  const problems = useMemo((): Problems => ({ ordered, chosen, traced }), [ordered, chosen, traced]);
  const actions = useMemo((): ProblemActions => {
    const show = (problem: Diagnostic): void => {
      choose(keyOfProblem(problem));
      goTo(problem);
    };
    const step = (by: 1 | -1): void => {
      const problem = nextProblem(latest.current.ordered, latest.current.chosen, by);
      if (problem !== null) show(problem);
    };
    return {
      ...{ show, trace },
      openPanel: (panel) => store.getState().look({ panel }),
      next: () => step(1),
      previous: () => step(-1),
    };
  }, [goTo, store]);
  return (
    <ProblemActionsContext value={actions}>
      <ProblemsContext value={problems}>
        {children}
        <Suspense fallback={null}>{traced !== null && <TraceBar key={keyOfProblem(traced)} problem={traced} />}</Suspense>
      </ProblemsContext>
    </ProblemActionsContext>
  );
}
