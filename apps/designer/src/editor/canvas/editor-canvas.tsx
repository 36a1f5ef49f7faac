import { Panel, useReactFlow } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { changeNote } from '../model/commands/notes.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { noteIndex } from '../model/note-id.ts';
import { AddList } from '../palette/add-list.tsx';
import { droppedType, NOTE } from '../palette/dragged-type.ts';
import { useAddNode } from '../palette/use-add-node.ts';
import { noteStep, useAddNote } from '../palette/use-add-note.ts';
import { wayAt } from './at-point.ts';
import { type CanvasActions, CanvasActionsContext } from './canvas-actions.ts';
import type { CanvasNode } from './canvas-parts.ts';
import { CanvasTools } from './canvas-tools.tsx';
import { EmptyFlow } from './empty-flow.tsx';
import { FlowCanvas } from './flow-canvas.tsx';
import { LayersBar } from './layers-bar.tsx';
import { markWay } from './mark-drop.ts';
import { CanvasMenu } from './menu/canvas-menu.tsx';
import { useOpenMenu } from './menu/use-open-menu.ts';
import { useCanvasParts } from './use-canvas-parts.ts';
import { useConnecting } from './use-connecting.ts';
import { useDragging } from './use-dragging.ts';
import { useFirstView } from './use-first-view.ts';
import { useFollowTrial } from './use-follow-trial.ts';
import { useGoTo } from './use-go-to.ts';
import { useKeepInView } from './use-keep-in-view.ts';
import { useStable } from './use-stable.ts';
import type { WayEdgeType } from './way-edge.tsx';

// the same each time, so that a change of the flow draws none of it anew
const overSheet = (
  <>
    <Panel position="top-left" className="canvas-panel">
      <LayersBar />
    </Panel>
    <Panel position="top-right" className="canvas-panel">
      <CanvasTools />
    </Panel>
    <EmptyFlow />
  </>
);
const atPointer = (
  <>
    <AddList />
    <CanvasMenu />
  </>
);

/** The sheet on which the open flow is drawn. */
export function EditorCanvas() {
  const { t } = useTranslation('canvas');
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const { boxes, ways, nodes, edges, setDragged } = useCanvasParts();
  const dragging = useDragging(ways, setDragged);
  const { connecting, ...connections } = useConnecting();
  const { screenToFlowPosition } = useReactFlow();
  const addNode = useAddNode();
  const addNote = useAddNote();
  const goTo = useGoTo();
  const sheet = useRef<HTMLDivElement>(null);
  const firstView = useFirstView(boxes, sheet);
  const heightOf = useStable((id: string) => boxes.get(id)?.card.height ?? 0);
  useKeepInView(sheet, heightOf);
  useFollowTrial(sheet, heightOf);
  const openMenu = useOpenMenu();
  const actions = useMemo(
    (): CanvasActions => ({
      goTo,
      ...(!readOnly && {
        changeNote: (index, fields) =>
          store.getState().change(t(fields.text === undefined ? 'resize-note' : 'write-note'), changeNote(index, fields), noteStep(index)),
        writeIn: (index) => store.getState().look({ writing: index, ...(index !== null && { inspector: false }) }),
      }),
    }),
    [goTo, store, t, readOnly],
  );
  const { look } = store.getState();
  const onNodeClick = useStable((_: unknown, { id }: CanvasNode) => {
    if (noteIndex(id) === null) look({ inspector: true });
  });
  const onEdgeClick = useStable((_: unknown, { source, sourceHandle }: WayEdgeType) =>
    look({ selected: [], selectedExit: { node: source, exit: sourceHandle ?? '' }, inspector: true }),
  );
  return (
    <CanvasActionsContext value={actions}>
      <FlowCanvas
        wrapper={sheet}
        className={connecting ? 'connecting' : ''}
        nodes={nodes}
        edges={edges}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        {...dragging}
        {...connections}
        {...firstView}
        {...openMenu}
        onNodeClick={onNodeClick}
        onEdgeClick={onEdgeClick}
        onPaneClick={() => look({ selected: [], selectedExit: null, adding: null })}
        onDoubleClick={({ target, clientX, clientY }) => {
          if (readOnly || !(target instanceof Element) || !target.classList.contains('react-flow__pane')) return;
          const { x, y } = screenToFlowPosition({ x: clientX, y: clientY });
          look({ adding: { at: [x, y], screen: { x: clientX, y: clientY } } });
        }}
        onDragOver={(event) => {
          event.preventDefault();
          markWay(wayAt({ x: event.clientX, y: event.clientY }, ways));
        }}
        onDrop={(event) => {
          event.preventDefault();
          markWay(null);
          const type = droppedType(event.dataTransfer);
          if (type === null || readOnly) return;
          const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
          if (type === NOTE) return addNote([x - 120, y - 18]);
          const way = wayAt({ x: event.clientX, y: event.clientY }, ways);
          addNode(type, [x - 100, y - 18], way === null ? {} : { from: way, to: way.target });
        }}
      >
        {overSheet}
      </FlowCanvas>
      {atPointer}
    </CanvasActionsContext>
  );
}
