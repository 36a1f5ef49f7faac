import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useEditorStore } from '../model/editor-context.ts';
import { CARD } from './card.ts';
import { useLayersStore } from './layers.ts';
import { panMilliseconds } from './pan-milliseconds.ts';

const EDGE = 40;

/** While a call is tried, the node where the caller is stays in view; the sheet moves only when he has left it. */
export function useFollowTrial(sheet: RefObject<HTMLDivElement | null>, heightOf: (id: string) => number): void {
  const store = useEditorStore();
  const layers = useLayersStore();
  const { getViewport, setCenter } = useReactFlow();
  useEffect(
    () =>
      layers.subscribe(({ trial, path }, before) => {
        const current = trial?.current ?? path?.current ?? null;
        const element = sheet.current;
        if (current === null || element === null || current === (before.trial?.current ?? before.path?.current)) return;
        const at = store.getState().layout.nodes[current];
        // what a menu belongs to stays under it
        if (at === undefined || store.getState().menu !== null) return;
        const { x, y, zoom } = getViewport();
        const [left, top] = [at[0] * zoom + x, at[1] * zoom + y];
        const [right, bottom] = [left + CARD.width * zoom, top + heightOf(current) * zoom];
        const isSeen = left > EDGE && top > EDGE && right < element.clientWidth - EDGE && bottom < element.clientHeight - EDGE;
        if (isSeen) return;
        void setCenter(at[0] + CARD.width / 2, at[1] + heightOf(current) / 2, { zoom, duration: panMilliseconds() });
      }),
    [layers, store, sheet, heightOf, getViewport, setCenter],
  );
}
