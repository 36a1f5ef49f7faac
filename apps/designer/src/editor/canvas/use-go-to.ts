import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useEditorStore } from '../model/editor-context.ts';
import { nodeOf } from '../model/open-document.ts';
import { CARD } from './card.ts';

const PAN_MILLISECONDS = 240;
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
      const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      void setCenter(x + CARD.width / 2, y + 60, { zoom: Math.max(getZoom(), READABLE), duration: isStill ? 0 : PAN_MILLISECONDS });
    },
    [setCenter, getZoom, store],
  );
}
