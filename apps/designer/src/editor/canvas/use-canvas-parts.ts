import { useMemo, useRef, useState } from 'react';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { useDocument, useEditor } from '../model/editor-context.ts';
import { boxesOf } from './boxes-of.ts';
import { type CanvasNode, createCanvasParts, noteNodes, type Places } from './canvas-parts.ts';
import { createWays, wayId } from './ways.ts';

/** The open document as nodes and edges of the canvas, with boxes that are being dragged where they are. */
export function useCanvasParts() {
  const document = useDocument();
  const { words } = useNodeWords();
  const selectedIds = useEditor(({ selected }) => selected);
  const selectedExit = useEditor(({ selectedExit: exit }) => (exit === null ? null : wayId(exit.node, exit.exit)));
  const writing = useEditor((editor) => (editor.readOnly ? null : editor.writing));
  const [dragged, setDragged] = useState<Places>({});
  const parts = useRef<ReturnType<typeof createCanvasParts>>(null);
  parts.current ??= createCanvasParts();
  const { nodes: makeNodes, edges: makeEdges } = parts.current;
  const language = document.flow.languages[0] ?? 'en-US';
  const boxes = useMemo(() => boxesOf(document, language, words), [document, language, words]);
  const [makeWays] = useState(createWays);
  const ways = useMemo(() => makeWays(boxes), [makeWays, boxes]);
  const selected = useMemo(() => new Set(selectedIds), [selectedIds]);
  const nodes = useMemo(
    (): CanvasNode[] => [...makeNodes(boxes, ways, selected, dragged), ...noteNodes(document, selected, dragged, writing)],
    [makeNodes, boxes, ways, selected, dragged, document, writing],
  );
  const edges = useMemo(() => makeEdges(ways, selectedExit), [makeEdges, ways, selectedExit]);
  return { boxes, ways, nodes, edges, dragged, setDragged };
}
