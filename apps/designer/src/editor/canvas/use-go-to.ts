import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useEditorStore } from '../model/editor-context.ts';
import { noteIndex } from '../model/note-id.ts';
import { isThere } from '../model/open-document.ts';
import { CARD } from './card.ts';
import { panMilliseconds } from './pan-milliseconds.ts';

const READABLE = 0.8;

/** Brings a node or a note to the middle of the sheet, large enough to be read, and selects it. */
export function useGoTo(): (id: string) => void {
  const { setCenter, getZoom } = useReactFlow();
  const store = useEditorStore();
  return useCallback(
    (id) => {
      const { layout, look } = store.getState();
      if (!isThere(store.getState(), id)) return;
      const note = layout.notes[noteIndex(id) ?? -1];
      const [x, y] = note?.at ?? layout.nodes[id] ?? [0, 0];
      const [width, height] = note?.size ?? [CARD.width, 120];
      look({ selected: [id], selectedExit: null });
      void setCenter(x + width / 2, y + height / 2, { zoom: Math.max(getZoom(), READABLE), duration: panMilliseconds() });
    },
    [setCenter, getZoom, store],
  );
}
