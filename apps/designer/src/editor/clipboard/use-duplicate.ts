import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { noteIndex } from '../canvas/canvas-parts.ts';
import { copyPieces, pastePieces } from '../model/commands/pieces.ts';
import { useEditorStore } from '../model/editor-context.ts';

const BESIDE = 32;

/** Doubles what is selected, a little beside it, and selects the copies. */
export function useDuplicate(): () => void {
  const store = useEditorStore();
  const { t } = useTranslation('canvas');
  return useCallback(() => {
    const { flow, layout, selected, change, look } = store.getState();
    const ids = selected.filter((id) => noteIndex(id) === null);
    if (ids.length === 0) return;
    const pieces = copyPieces({ flow, layout }, ids);
    const places = Object.values(pieces.places);
    const at = [Math.min(...places.map(([x]) => x)) + BESIDE, Math.min(...places.map(([, y]) => y)) + BESIDE] as const;
    const { change: paste, idsIn } = pastePieces(pieces, at);
    const copies = idsIn({ flow, layout });
    change(t('duplicate', { count: ids.length }), paste);
    look({ selected: copies, selectedExit: null });
  }, [store, t]);
}
