import { ReactFlowProvider } from '@xyflow/react';
import type { PropsWithChildren } from 'react';
import { LayersContext } from './canvas/layers.ts';
import { EditorContext } from './model/editor-context.ts';
import type { OpenedFlow } from './open-flow.ts';
import { OpenedContext } from './opened-context.ts';
import { AnalysisProvider } from './problems/analysis-provider.tsx';
import { SavingContext } from './saving/saving-context.ts';

/** Gives an open flow to all that is drawn of it: its document, how it is saved, what lies over the canvas, what is wrong with it. */
export function OpenedProviders({ opened, children }: PropsWithChildren<{ opened: OpenedFlow }>) {
  return (
    <OpenedContext value={opened}>
      <EditorContext value={opened.editor}>
        <SavingContext value={opened.autosave}>
          <LayersContext value={opened.layers}>
            <ReactFlowProvider>
              <AnalysisProvider>{children}</AnalysisProvider>
            </ReactFlowProvider>
          </LayersContext>
        </SavingContext>
      </EditorContext>
    </OpenedContext>
  );
}
