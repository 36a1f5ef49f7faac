import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useEditorStore } from '../model/editor-context.ts';
import { nodeOf } from '../model/open-document.ts';
import { CARD } from './card.ts';
import { panMilliseconds } from './pan-milliseconds.ts';

const READABLE = 0.8;

/** Brings a node to the middle of the sheet, large enough to be read, and selects it. */
export function useGoTo(): (id: string) => void {
  const { setCenter, getZoom } = useReactFlow();
  const store = useEditorStore();
  return useCallback(
    (id) => {
      const { flow, layout, look } = store.getState();
      if (nodeOf(flow, id) === undefined) return;
      const [x, y] = layout.nodes[id] ?? [0, 0];
      look({ selected: [id], selectedExit: null });
      void setCenter(x + CARD.width / 2, y + 60, { zoom: Math.max(getZoom(), READABLE), duration: panMilliseconds() });
    },
    [setCenter, getZoom, store],
  );
}
