import { useParams } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { TroublePage } from '../../shell/trouble-page.tsx';
import { LayersContext } from '../canvas/layers.ts';
import { LoadingFlow } from '../loading-flow.tsx';
import { EditorContext } from '../model/editor-context.ts';
import { OpenedContext } from '../opened-context.ts';
import { AnalysisProvider } from '../problems/analysis-provider.tsx';
import { SavingContext } from '../saving/saving-context.ts';
import { CompareFrame } from './compare-frame.tsx';
import { useOpenFlow } from './use-open-flow.ts';
import '../editor.css';

/** Two versions of a flow on one canvas. */
export function ComparePage() {
  const { id } = useParams({ from: '/signed-in/flows/$id/compare' });
  const { opened, error, refetch } = useOpenFlow(id);
  if (error !== null) return <TroublePage error={error} reset={() => void refetch()} />;
  if (opened === null) return <LoadingFlow nodes={0} />;
  return (
    <OpenedContext value={opened}>
      <EditorContext value={opened.editor}>
        <SavingContext value={opened.autosave}>
          <LayersContext value={opened.layers}>
            <ReactFlowProvider>
              <AnalysisProvider>
                <CompareFrame />
              </AnalysisProvider>
            </ReactFlowProvider>
          </LayersContext>
        </SavingContext>
      </EditorContext>
    </OpenedContext>
  );
}
