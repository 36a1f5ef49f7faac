import { useReactFlow } from '@xyflow/react';
import type { MouseEvent } from 'react';
import type { CanvasMenu } from '../../model/create-editor.ts';
import { useEditorStore } from '../../model/editor-context.ts';
import { noteIndex } from '../../model/note-id.ts';
import { screenPoint } from '../at-point.ts';
import type { CanvasNode } from '../canvas-parts.ts';
import { useStable } from '../use-stable.ts';
import type { WayEdgeType } from '../way-edge.tsx';

/** The right button on the canvas: what is under the pointer is selected, and what can be done with it is listed. */
export function useOpenMenu() {
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();
  const open = (event: globalThis.MouseEvent | MouseEvent, on: CanvasMenu['on']): void => {
    event.preventDefault();
    const screen = screenPoint(event instanceof globalThis.MouseEvent ? event : event.nativeEvent);
    const { x, y } = screenToFlowPosition(screen);
    store.getState().look({ menu: { on, screen, at: [x, y] }, adding: null });
  };
  return {
    onNodeContextMenu: useStable((event: MouseEvent, { id }: CanvasNode) => {
      const { selected, look } = store.getState();
      if (!selected.includes(id)) look({ selected: [id], selectedExit: null });
      open(event, kindOf(store.getState().selected));
    }),
    onSelectionContextMenu: useStable((event: MouseEvent) => open(event, kindOf(store.getState().selected))),
    onEdgeContextMenu: useStable((event: MouseEvent, { source, sourceHandle }: WayEdgeType) => {
      store.getState().look({ selected: [], selectedExit: { node: source, exit: sourceHandle ?? '' } });
      open(event, 'exit');
    }),
    onPaneContextMenu: useStable((event: globalThis.MouseEvent | MouseEvent) => open(event, 'sheet')),
  };
}

/** Notes alone have a menu of their own. */
export function kindOf(selected: readonly string[]): CanvasMenu['on'] {
  return selected.every((id) => noteIndex(id) !== null) ? 'note' : 'nodes';
}
