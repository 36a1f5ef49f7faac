import { ViewportPortal } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { CanvasNode } from './canvas-parts.ts';
import { CARD, portY } from './card.ts';
import { useLayer } from './layers.ts';
import type { BoxNode } from './node-box.tsx';
import { type WayEdgeType, wayState } from './way-edge.tsx';
import { wayPath } from './ways.ts';

interface Props {
  nodes: readonly CanvasNode[];
  edges: readonly WayEdgeType[];
}

/** All ways as a few lines, for the zoom at which thousands of them are seen and none is clicked. */
export function FarWays({ nodes, edges }: Props) {
  const layers = useLayer((all) => all);
  const paths = useRef(new WeakMap<WayEdgeType, Drawn>());
  const lines = useMemo(() => {
    const boxes = new Map(nodes.flatMap((node) => (node.type === 'box' ? [[node.id, node] as const] : [])));
    const byState = new Map<string, string[]>();
    for (const edge of edges) {
      const [from, to] = [boxes.get(edge.source), boxes.get(edge.target)];
      if (from === undefined || to === undefined) continue;
      const state = edge.selected === true ? 'selected' : wayState(edge.id, layers, edge.source, edge.target);
      const line = drawn(paths.current, edge, from, to);
      const others = byState.get(state);
      if (others === undefined) byState.set(state, [line]);
      else others.push(line);
    }
    return [...byState].map(([state, all]) => ({ state, path: all.join('') }));
  }, [nodes, edges, layers]);
  return (
    <ViewportPortal>
      <svg className="far-ways" aria-hidden="true">
        {lines.map(({ state, path }) => (
          <path key={state} d={path} className={`react-flow__edge-path way ${state}`} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

interface Drawn {
  from: BoxNode;
  to: BoxNode;
  path: string;
}

/** The line of a way; that of before where neither end has moved. */
function drawn(known: WeakMap<WayEdgeType, Drawn>, edge: WayEdgeType, from: BoxNode, to: BoxNode): string {
  const old = known.get(edge);
  if (old?.from === from && old.to === to) return old.path;
  const { x, y } = from.position;
  const path = wayPath(
    x + CARD.width,
    y + portY(from.data.card, edge.sourceHandle ?? ''),
    to.position.x,
    to.position.y + CARD.head / 2,
    edge.data?.way.turn ?? 20,
  );
  known.set(edge, { from, to, path });
  return path;
}
