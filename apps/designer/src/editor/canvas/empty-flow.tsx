import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Panel } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useEditor, useEditorStore } from '../model/editor-context.ts';

/** What an empty sheet says. */
export function EmptyFlow() {
  const { t } = useTranslation('canvas');
  const store = useEditorStore();
  const isEmpty = useEditor(({ flow }) => Object.keys(flow.nodes).length === 0);
  const adding = useEditor((editor) => editor.adding !== null);
  if (!isEmpty || adding) return null;
  return (
    <Panel position="top-center" className="empty-flow">
      <p>{t('empty')}</p>
      <Button
        leftSection={<IconPlus size={14} aria-hidden />}
        rightSection={<kbd className="key-cap">A</kbd>}
        onClick={({ clientX, clientY }) => store.getState().look({ adding: { at: [0, 0], screen: { x: clientX, y: clientY } } })}
      >
        {t('add-first')}
      </Button>
    </Panel>
  );
}
