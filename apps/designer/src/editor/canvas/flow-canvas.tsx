import '@xyflow/react/dist/base.css';
import './canvas.css';
import './box.css';
import './badges.css';
import './menu/color.css';
import './way.css';
import { Background, BackgroundVariant, ReactFlow, type ReactFlowProps, useOnViewportChange, type Viewport } from '@xyflow/react';
import { type PropsWithChildren, type Ref, useCallback, useContext, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { ArrowHeads } from './arrow-heads.tsx';
import type { CanvasNode } from './canvas-parts.ts';
import { FarWays } from './far-ways.tsx';
import { CanvasMap } from './map/canvas-map.tsx';
import { NodeBox } from './node-box.tsx';
import { NoteBox } from './note-box.tsx';
import { WayEdge, type WayEdgeType } from './way-edge.tsx';
import { createZoomLevel, levelOf, ZoomLevelContext } from './zoom-level.ts';

const nodeTypes = { box: NodeBox, note: NoteBox };
const edgeTypes = { way: WayEdge };

const none: never[] = [];
/** While the sheet is moved it is a picture that slides; it is not drawn anew. */
const MOVING = 'moving';
/** Below this zoom a box is too narrow for a word of its title. */
const UNTITLED_BELOW = 0.28;

type Props = ReactFlowProps<CanvasNode, WayEdgeType> & { wrapper?: Ref<HTMLDivElement>; map?: boolean };

/** Boxes and ways on an endless sheet: the look and the feel of every canvas, whatever one may do on it. */
export function FlowCanvas({ children, wrapper, map = true, className = '', edges = none, ...canvas }: PropsWithChildren<Props>) {
  const sheet = useRef<HTMLDivElement | null>(null);
  const [zoomLevel] = useState(createZoomLevel);
  const far = useStore(zoomLevel, ({ level }) => level === 'dots');
  const { nodes = none } = canvas;
  return (
    <div
      className={`flow-canvas ${className}`}
      ref={(element) => {
        sheet.current = element;
        if (typeof wrapper === 'function') wrapper(element);
        else if (wrapper) wrapper.current = element;
      }}
    >
      <ZoomLevelContext value={zoomLevel}>
        <ReactFlow<CanvasNode, WayEdgeType>
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          minZoom={0.05}
          maxZoom={2}
          panOnScroll
          zoomOnDoubleClick={false}
          onlyRenderVisibleElements
          elevateNodesOnSelect={false}
          connectionRadius={28}
          nodeDragThreshold={3}
          deleteKeyCode={null}
          disableKeyboardA11y
          nodesFocusable
          edgesFocusable={false}
          proOptions={{ hideAttribution: true }}
          {...canvas}
          edges={far ? none : edges}
        >
          <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} color="var(--dot)" />
          <ArrowHeads />
          <ZoomVariables sheet={sheet} count={nodes.length} />
          {far && <FarWays nodes={nodes} edges={edges} />}
          {map && <CanvasMap nodes={nodes} />}
          {children}
        </ReactFlow>
      </ZoomLevelContext>
    </div>
  );
}

/** Tells the style sheet the zoom, so that badges, letters and lines keep their size on the screen without drawing boxes anew. */
function ZoomVariables({ sheet, count }: { sheet: { current: HTMLDivElement | null }; count: number }) {
  const last = useRef(0);
  const zoomLevel = useContext(ZoomLevelContext);
  const tell = useCallback(
    ({ zoom }: Viewport) => {
      if (zoom === last.current) return;
      last.current = zoom;
      sheet.current?.classList.remove(MOVING);
      zoomLevel.setState({ level: levelOf(zoom, count) });
      sheet.current?.toggleAttribute('data-untitled', zoom < UNTITLED_BELOW);
      sheet.current?.style.setProperty('--z', String(zoom));
      sheet.current?.style.setProperty('--unzoom', String(1 / Math.min(zoom, 1)));
      sheet.current?.style.setProperty('--ez', String(Math.min(2.2, Math.max(1, 0.85 / zoom))));
    },
    [sheet, zoomLevel, count],
  );
  const begin = useCallback(() => sheet.current?.classList.add(MOVING), [sheet]);
  const end = useCallback(
    (viewport: Viewport) => {
      tell(viewport);
      sheet.current?.classList.remove(MOVING);
    },
    [sheet, tell],
  );
  useOnViewportChange({ onStart: begin, onChange: tell, onEnd: end });
  return null;
}
