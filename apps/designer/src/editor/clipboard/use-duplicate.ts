import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { copyPieces, cornerOf, pastePieces } from '../model/commands/pieces.ts';
import { useEditorStore } from '../model/editor-context.ts';

const BESIDE = 32;

/** Doubles what is selected, a little beside it, and selects the copies. */
export function useDuplicate(): () => void {
  const store = useEditorStore();
  const { t } = useTranslation('canvas');
  return useCallback(() => {
    const { flow, layout, selected, change, look } = store.getState();
    if (selected.length === 0) return;
    const pieces = copyPieces({ flow, layout }, selected);
    const [x, y] = cornerOf(pieces);
    const { change: paste, idsIn } = pastePieces(pieces, [x + BESIDE, y + BESIDE]);
    const copies = idsIn({ flow, layout });
    change(t('duplicate', { count: selected.length }), paste);
    look({ selected: copies, selectedExit: null });
  }, [store, t]);
}
