import { useComputedColorScheme } from '@mantine/core';
import { Panel, useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useMemo, useRef, type WheelEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanvasNode } from '../canvas-parts.ts';
import { drawMap } from './draw-map.ts';
import { frameOf, windowOf } from './map-frame.ts';

const SIZE = { width: 166, height: 92 };

/** The whole flow in the corner; dragging in it moves the view. It is one drawing: as elements, thousands of boxes would cost more than the sheet. */
export function CanvasMap({ nodes }: { nodes: readonly CanvasNode[] }) {
  const { t } = useTranslation('canvas');
  const scheme = useComputedColorScheme('light');
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const store = useStoreApi();
  const { setCenter, getZoom, zoomTo } = useReactFlow();
  const frame = useMemo(
    () =>
      frameOf(
        nodes.map(({ position, measured }) => ({ ...position, width: measured?.width ?? 0, height: measured?.height ?? 0 })),
        SIZE.width,
        SIZE.height,
      ),
    [nodes],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours
  useEffect(() => {
    // after what moves on the sheet itself is drawn
    const wait = requestAnimationFrame(() => {
      if (canvas.current !== null) drawMap(canvas.current, nodes, frame, colours(canvas.current));
    });
    return () => cancelAnimationFrame(wait);
  }, [nodes, frame, scheme]);

  useEffect(() => {
    const show = (): void => {
      const { transform, width, height } = store.getState();
      const seen = windowOf(frame, { x: transform[0], y: transform[1], zoom: transform[2] }, { width, height });
      if (view.current === null) return;
      view.current.style.transform = `translate(${seen.x}px, ${seen.y}px)`;
      view.current.style.width = `${seen.width}px`;
      view.current.style.height = `${seen.height}px`;
    };
    show();
    return store.subscribe(({ transform, width, height }, before) => {
      if (transform !== before.transform || width !== before.width || height !== before.height) show();
    });
  }, [store, frame]);

  const move = ({ currentTarget, clientX, clientY, buttons }: PointerEvent<HTMLDivElement>): void => {
    if (buttons !== 1) return;
    const { left, top } = currentTarget.getBoundingClientRect();
    const [x, y] = [(clientX - left) / frame.scale + frame.left, (clientY - top) / frame.scale + frame.top];
    void setCenter(x, y, { zoom: getZoom() });
  };
  return (
    <Panel position="bottom-right" className="canvas-minimap" style={SIZE}>
      <div
        className="map-sheet nopan nowheel"
        role="img"
        aria-label={t('minimap')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          move(event);
        }}
        onPointerMove={move}
        onWheel={({ deltaY }: WheelEvent) => void zoomTo(getZoom() * 2 ** (-deltaY / 400))}
      >
        <canvas ref={canvas} width={SIZE.width * window.devicePixelRatio} height={SIZE.height * window.devicePixelRatio} style={SIZE} />
        <div ref={view} className="map-view" />
      </div>
    </Panel>
  );
}

/** The colours of classes as the style sheet has them now. */
function colours(within: HTMLElement): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const probe = document.createElement('i');
    probe.className = name;
    within.after(probe);
    const colour = getComputedStyle(probe).getPropertyValue('--group').trim();
    probe.remove();
    known.set(name, colour);
    return colour;
  };
}
