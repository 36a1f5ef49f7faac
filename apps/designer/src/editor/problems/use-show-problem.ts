import type { Diagnostic } from '@callwright/flow-schema';
import { useCallback } from 'react';
import { useGoTo } from '../canvas/use-go-to.ts';
import { useEditorStore } from '../model/editor-context.ts';
import { placeOf } from './place-of.ts';

/** Goes to the place of a problem: node, field and exit, or the panel of the flow. */
export function useShowProblem(): (problem: Pick<Diagnostic, 'path'>) => void {
  const goTo = useGoTo();
  const store = useEditorStore();
  return useCallback(
    (problem) => {
      const { node, field, exit, panel } = placeOf(problem);
      const { look } = store.getState();
      if (node === null) return look({ panel });
      goTo(node);
      if (exit !== null) return look({ selectedExit: { node, exit } });
      look({ inspector: true, focus: { node, field, at: Date.now() } });
    },
    [goTo, store],
  );
}
