import { useSearch } from '@tanstack/react-router';
import { type CoordinateExtent, useReactFlow } from '@xyflow/react';
import { type RefObject, useMemo } from 'react';
import { useEditorStore } from '../model/editor-context.ts';
import { CARD } from './card.ts';
import { useGoTo } from './use-go-to.ts';
import type { Box } from './ways.ts';

const WHOLE_FROM = 0.5;
const READABLE = 0.8;

/** What is seen first: the node that the address names, else the whole flow where it can be read, else its beginning. */
export function useFirstView(boxes: ReadonlyMap<string, Box>, sheet: RefObject<HTMLDivElement | null>) {
  const { setViewport, fitView } = useReactFlow();
  const store = useEditorStore();
  const goTo = useGoTo();
  const { node } = useSearch({ strict: false });
  return useMemo(
    () => ({
      onInit: () => {
        if (node !== undefined && boxes.has(node)) {
          goTo(node);
          store.getState().look({ inspector: true });
          return;
        }
        const [[left, top], [right, bottom]] = extentOf(boxes);
        const { clientWidth = 1000, clientHeight = 600 } = sheet.current ?? {};
        const zoom = Math.min(clientWidth / (right - left + 120), clientHeight / (bottom - top + 120));
        if (zoom >= WHOLE_FROM) return void fitView({ maxZoom: 1, padding: 0.12 });
        const [x, y] = boxes.get(store.getState().flow.start)?.at ?? [left, top];
        void setViewport({ x: 96 - x * READABLE, y: clientHeight / 2 - 60 - y * READABLE, zoom: READABLE });
      },
    }),
    [boxes, sheet, setViewport, fitView, store, goTo, node],
  );
}

function extentOf(boxes: ReadonlyMap<string, Box>): CoordinateExtent {
  const all = [...boxes.values()];
  if (all.length === 0) {
    return [
      [0, 0],
      [800, 500],
    ];
  }
  return [
    [Math.min(...all.map(({ at }) => at[0])), Math.min(...all.map(({ at }) => at[1]))],
    [Math.max(...all.map(({ at }) => at[0] + CARD.width)), Math.max(...all.map(({ at, card }) => at[1] + card.height))],
  ];
}
