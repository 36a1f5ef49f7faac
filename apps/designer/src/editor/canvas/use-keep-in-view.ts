import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useEditorStore } from '../model/editor-context.ts';
import { nodeOf } from '../model/open-document.ts';
import { CARD } from './card.ts';

const EDGE = 24;
/** The map in the corner covers what lies there; on a low sheet it is not shown. */
const MAP = { width: 190, height: 116, hiddenBelow: 330 } as const;
const PAN_MILLISECONDS = 160;

/** When the sheet gets smaller, as the inspector opens, what is being edited stays in view. */
export function useKeepInView(sheet: RefObject<HTMLDivElement | null>, heightOf: (id: string) => number): void {
  const store = useEditorStore();
  const { getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const element = sheet.current;
    if (element === null) return;
    const look = (): void => {
      const { flow, layout, selected } = store.getState();
      const id = selected.at(-1);
      // hidden for a moment, as while words are loaded
      if (element.clientWidth === 0) return;
      if (selected.length !== 1 || id === undefined || nodeOf(flow, id) === undefined) return;
      const { x: panX, y: panY, zoom } = getViewport();
      const [x, y] = layout.nodes[id] ?? [0, 0];
      const dy = shift(y * zoom + panY, heightOf(id) * zoom, element.clientHeight);
      const bottom = (y + heightOf(id)) * zoom + panY + dy;
      const isBesideMap = bottom > element.clientHeight - MAP.height && element.clientHeight > MAP.hiddenBelow;
      const dx = shift(x * zoom + panX, CARD.width * zoom, element.clientWidth - (isBesideMap ? MAP.width : 0));
      // the library's smooth way gives no number where almost nothing moves
      if (Math.abs(dx) >= 1 || Math.abs(dy) >= 1)
        void setViewport({ x: panX + dx, y: panY + dy, zoom }, { duration: PAN_MILLISECONDS, interpolate: 'linear' });
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [sheet, store, getViewport, setViewport, heightOf]);
}

/** How far something must move to lie within a length; its beginning counts more than its end. */
function shift(from: number, size: number, length: number): number {
  const over = Math.min(0, length - EDGE - (from + size));
  return from + over < EDGE ? EDGE - from : over;
}
