import type { Registry } from '@callwright/flow-compiler';
import { nodeRegistry } from '@callwright/nodes';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useOpened } from '../editor/opened-context.ts';
import type { Analysis } from '../editor/problems/analysis-context.ts';
import { createAnalysis } from './create-analysis.ts';
import { engine } from './engine-client.ts';
import { loadBeside } from './load-beside.ts';

const registry: Registry = nodeRegistry;
const nothing: Analysis = { diagnostics: [], byNode: new Map(), running: true };

/** What is known of the open flow, kept up to date by the worker. For the provider; everybody else asks `useAnalysis`. */
export function useFlowAnalysis(): Analysis {
  const { editor } = useOpened();
  const client = useQueryClient();
  const [state, setState] = useState(nothing);
  useEffect(() => {
    const analysis = createAnalysis(editor.getState().flow, {
      registry,
      analyse: async (flow) => engine('analysis').analyse(flow, await loadBeside(client, flow)),
      after(milliseconds, act) {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    const stopShowing = analysis.store.subscribe(setState);
    const stopWatching = editor.subscribe(({ flow }) => analysis.changed(flow));
    const onFocus = (): void => analysis.again();
    window.addEventListener('focus', onFocus);
    return () => {
      window.removeEventListener('focus', onFocus);
      stopWatching();
      stopShowing();
      analysis.stop();
    };
  }, [editor, client]);
  return state;
}
