import type { NodeChange, OnNodesChange } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { insertExisting } from '../model/commands/insert-existing.ts';
import { moveNodes } from '../model/commands/move-nodes.ts';
import { changeNote } from '../model/commands/notes.ts';
import { useEditorStore } from '../model/editor-context.ts';
import { noteIndex } from '../model/note-id.ts';
import { onGrid } from '../model/open-document.ts';
import { screenPoint, wayAt } from './at-point.ts';
import type { CanvasNode, Places } from './canvas-parts.ts';
import { markWay } from './mark-drop.ts';
import { useStable } from './use-stable.ts';
import type { Way } from './ways.ts';

/** Dragging and selecting: boxes follow the pointer at once, and the document changes when they are let go. */
export function useDragging(ways: ReadonlyMap<string, Way>, setDragged: (change: (old: Places) => Places) => void) {
  const store = useEditorStore();
  const { t } = useTranslation('canvas');

  const onNodesChange: OnNodesChange<CanvasNode> = useCallback(
    (changes) => {
      // a note that is resized is moved by its document
      const moves = changes.filter(
        (change) => change.type === 'position' && change.position !== undefined && change.dragging !== undefined,
      );
      if (moves.length > 0) setDragged((old) => ({ ...old, ...placesIn(moves) }));
      const { selected, look } = store.getState();
      const next = selectedAfter(selected, changes);
      if (next !== selected) look({ selected: next, selectedExit: null });
    },
    [store, setDragged],
  );

  const settle = (nodes: readonly CanvasNode[]): void => {
    const boxes = nodes.filter(({ id }) => noteIndex(id) === null);
    const { change } = store.getState();
    change(t('move', { count: nodes.length }), (document) => {
      const moved = moveNodes(Object.fromEntries(boxes.map(({ id, position }) => [id, [position.x, position.y] as const])))(document);
      return nodes.reduce((all, { id, position }) => {
        const note = noteIndex(id);
        return note === null ? all : changeNote(note, { at: [onGrid(position.x), onGrid(position.y)] })(all);
      }, moved);
    });
    setDragged(() => ({}));
  };

  const loose = useRef(false);
  const wayUnder = (event: MouseEvent | TouchEvent, { id }: CanvasNode) => (loose.current ? wayAt(screenPoint(event), ways, [id]) : null);
  return {
    onNodesChange,
    onNodeDragStart: useStable((_: MouseEvent | TouchEvent, node: CanvasNode, nodes: readonly CanvasNode[]) => {
      loose.current = nodes.length === 1 && isLoose(node, ways);
    }),
    onNodeDrag: useStable((event: MouseEvent | TouchEvent, node: CanvasNode) => {
      if (loose.current) markWay(wayUnder(event, node));
    }),
    onNodeDragStop: useStable((event: MouseEvent | TouchEvent, node: CanvasNode, nodes: readonly CanvasNode[]) => {
      markWay(null);
      const way = wayUnder(event, node);
      settle(nodes);
      if (way !== null) store.getState().change(t('insert'), insertExisting(node.id, way));
    }),
  };
}

/** Nothing leads to it or on from it, so it may be dropped on a way. */
function isLoose({ id, type }: CanvasNode, ways: ReadonlyMap<string, Way>): boolean {
  return type === 'box' && [...ways.values()].every(({ node, target }) => node !== id && target !== id);
}

function placesIn(changes: readonly NodeChange<CanvasNode>[]): Places {
  return Object.fromEntries(
    changes.flatMap((change) =>
      change.type === 'position' && change.position !== undefined ? [[change.id, [change.position.x, change.position.y] as const]] : [],
    ),
  );
}

function selectedAfter(selected: readonly string[], changes: readonly NodeChange<CanvasNode>[]): readonly string[] {
  const selections = changes.filter((change) => change.type === 'select');
  if (selections.length === 0) return selected;
  const off = new Set(selections.flatMap((change) => (change.selected ? [] : [change.id])));
  const on = selections.flatMap((change) => (change.selected && !selected.includes(change.id) ? [change.id] : []));
  return [...selected.filter((id) => !off.has(id)), ...on];
}
