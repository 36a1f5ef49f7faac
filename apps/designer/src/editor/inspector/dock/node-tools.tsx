import { ActionIcon, Button, CloseButton, Tooltip } from '@mantine/core';
import { IconHelpCircle, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { removeNodes } from '../../model/commands/remove-nodes.ts';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';
import { nodeOf } from '../../model/open-document.ts';
import { ColorMenu } from './color-menu.tsx';

interface NodeToolsProps {
  id: string;
  /** Null for a type that has none. */
  help: boolean | null;
  toggleHelp(): void;
}

/** Help, colour, deletion and the way back, at the right of the dock's head. Not drawn anew while a title is typed. */
export const NodeTools = memo(function NodeTools({ id, help, toggleHelp }: NodeToolsProps) {
  const { t } = useTranslation('inspector');
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const remove = (): void => {
    const { flow, change } = store.getState();
    change(t('delete', { title: nodeOf(flow, id)?.title ?? id }), removeNodes([id]));
  };
  return (
    <>
      {help !== null && (
        <Button
          size="xs"
          variant={help ? 'light' : 'subtle'}
          color={help ? 'brand' : 'gray'}
          aria-pressed={help}
          leftSection={<IconHelpCircle size={15} stroke={1.9} />}
          onClick={toggleHelp}
        >
          {t('help')}
        </Button>
      )}
      <ColorMenu ids={[id]} />
      <Tooltip label={t('delete-node')}>
        <ActionIcon aria-label={t('delete-node')} disabled={readOnly} onClick={remove}>
          <IconTrash size={16} stroke={1.9} />
        </ActionIcon>
      </Tooltip>
      <CloseButton size="sm" aria-label={t('close')} onClick={() => store.getState().look({ inspector: false })} />
    </>
  );
});
