import { CloseButton } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelBody } from '../later-parts.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';

/** The panel beside the canvas: one at a time, with its name and a way to close it. */
export function SidePanel() {
  const { t } = useTranslation('canvas');
  const store = useEditorStore();
  const panel = useEditor((editor) => editor.panel);
  if (panel === null) return null;
  return (
    <aside className="side-panel" aria-label={t(`panel-${panel}`)}>
      <div className="side-panel-head">
        <h2>{t(`panel-${panel}`)}</h2>
        <CloseButton size="sm" aria-label={t('close')} onClick={() => store.getState().look({ panel: null })} />
      </div>
      <div className="side-panel-body">
        <Suspense fallback={null}>
          <PanelBody panel={panel} />
        </Suspense>
      </div>
    </aside>
  );
}
