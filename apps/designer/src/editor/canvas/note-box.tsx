import { type Node, type NodeProps, NodeResizer } from '@xyflow/react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanvasActions } from './canvas-actions.ts';

export type NoteNode = Node<{ index: number; text: string }, 'note'>;

/** A note between the boxes; a double click writes in it. */
export const NoteBox = memo(function NoteBox({ data: { index, text }, selected }: NodeProps<NoteNode>) {
  const { t } = useTranslation('canvas');
  const { writeNote } = useCanvasActions();
  const [writing, setWriting] = useState(text === '');
  const written = (next: string): void => {
    setWriting(false);
    writeNote?.(index, { text: next });
  };
  return (
    <>
      {writeNote !== undefined && selected && (
        <NodeResizer minWidth={96} minHeight={48} onResizeEnd={(_, { width, height }) => writeNote(index, { width, height })} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter does the same */}
      <div className="canvas-note" onDoubleClick={() => writeNote !== undefined && setWriting(true)}>
        {writing ? (
          <textarea
            className="nodrag nowheel"
            // biome-ignore lint/a11y/noAutofocus: it opens because somebody wants to write
            autoFocus
            defaultValue={text}
            aria-label={t('note')}
            onBlur={({ currentTarget }) => written(currentTarget.value)}
            onKeyDown={(event) => {
              event.stopPropagation();
              if (event.key === 'Escape') written(event.currentTarget.value);
            }}
          />
        ) : (
          text || t('note')
        )}
      </div>
    </>
  );
});
