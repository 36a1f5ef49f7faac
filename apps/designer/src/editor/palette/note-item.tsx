import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../model/editor-context.ts';
import { dragType, NOTE } from './dragged-type.ts';
import { useAddNote } from './use-add-note.ts';

/** A note, to be dragged onto the sheet or clicked. */
export function NoteItem({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('canvas');
  const readOnly = useEditor((editor) => editor.readOnly);
  const addNote = useAddNote();
  const { screenToFlowPosition } = useReactFlow();
  return (
    <Tooltip label={`${t('add-note')} · N`} position={wide ? 'top-start' : 'right'}>
      <UnstyledButton
        className={wide ? 'palette-item' : 'rail-note'}
        aria-label={t('add-note')}
        disabled={readOnly}
        draggable={!readOnly}
        onDragStart={({ dataTransfer }) => dragType(dataTransfer, NOTE)}
        onClick={() => {
          const { x, y } = screenToFlowPosition({ x: window.innerWidth / 2 - 120, y: window.innerHeight / 3 });
          addNote([x, y]);
        }}
      >
        <span className="note-tile">
          <IconNote size={wide ? 13 : 16} stroke={1.9} aria-hidden />
        </span>
        {wide && <span className="ellipsis">{t('note')}</span>}
      </UnstyledButton>
    </Tooltip>
  );
}
