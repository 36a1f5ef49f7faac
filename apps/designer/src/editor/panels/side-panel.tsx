import { CloseButton } from '@mantine/core';
import { type ComponentType, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { FlowSettings } from '../flow-settings/flow-settings.tsx';
import type { Panel } from '../model/create-editor.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { Outline } from '../outline/outline.tsx';
import { ProblemsList } from '../problems/problems-list.tsx';
import { TestsPanel } from '../tests/tests-panel.tsx';
import { Variables } from '../variables/variables.tsx';

const panels: Readonly<Record<Panel, ComponentType>> = {
  problems: ProblemsList,
  outline: Outline,
  variables: Variables,
  flow: FlowSettings,
  tests: TestsPanel,
};

/** The panel beside the canvas: one at a time, with its name and a way to close it. */
export function SidePanel() {
  const { t } = useTranslation('canvas');
  const store = useEditorStore();
  const panel = useEditor((editor) => editor.panel);
  if (panel === null) return null;
  const Body = panels[panel];
  return (
    <aside className="side-panel" aria-label={t(`panel-${panel}`)}>
      <div className="side-panel-head">
        <h2>{t(`panel-${panel}`)}</h2>
        <CloseButton size="sm" aria-label={t('close')} onClick={() => store.getState().look({ panel: null })} />
      </div>
      <div className="side-panel-body">
        <Suspense fallback={null}>
          <Body />
        </Suspense>
      </div>
    </aside>
  );
}
