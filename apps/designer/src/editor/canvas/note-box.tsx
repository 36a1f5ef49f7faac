import { type Node, type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_NOTE } from '../model/commands/notes.ts';
import { onGrid } from '../model/open-document.ts';
import { useCanvasActions } from './canvas-actions.ts';

export type NoteNode = Node<{ index: number; text: string; writing: boolean }, 'note'>;

/** A note between the boxes; a double click or Enter writes in it. */
export const NoteBox = memo(function NoteBox({ data: { index, text, writing }, selected }: NodeProps<NoteNode>) {
  const { t } = useTranslation('canvas');
  const { changeNote, writeIn } = useCanvasActions();
  return (
    <>
      {changeNote !== undefined && selected && (
        <NodeResizer
          {...{ minWidth: LEAST_NOTE.width, minHeight: LEAST_NOTE.height }}
          onResize={(_, { x, y, width, height }) => {
            const at: [number, number] = [onGrid(x), onGrid(y)];
            changeNote(index, { at, size: [onGrid(x + width) - at[0], onGrid(y + height) - at[1]] });
          }}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter does the same */}
      <div className="canvas-note" onDoubleClick={() => writeIn?.(index)}>
        {writing && changeNote !== undefined ? (
          <textarea
            className="nodrag nowheel nopan"
            // biome-ignore lint/a11y/noAutofocus: it opens because somebody wants to write
            autoFocus
            maxLength={4000}
            value={text}
            aria-label={t('note')}
            placeholder={t('note-hint')}
            onChange={({ currentTarget }) => changeNote(index, { text: currentTarget.value })}
            onFocus={({ currentTarget }) => currentTarget.setSelectionRange(text.length, text.length)}
            onBlur={() => writeIn?.(null)}
            onKeyDown={(event) => event.key === 'Escape' && writeIn?.(null)}
          />
        ) : (
          text || <span className="canvas-note-empty">{t('note')}</span>
        )}
      </div>
    </>
  );
});
