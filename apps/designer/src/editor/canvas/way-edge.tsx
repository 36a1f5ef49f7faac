import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { type Layers, useLayer } from './layers.ts';
import { type Way, wayId, wayPath } from './ways.ts';

export type WayEdgeType = Edge<{ way: Way }, 'way'>;

/** The drawn way of an exit: right angles, and what a call that took it was told by. */
export const WayEdge = memo(function WayEdge({
  id,
  sourceX,
  sourceY,
  targetX,
  targetY,
  data,
  selected,
  source,
  target,
}: EdgeProps<WayEdgeType>) {
  const state = useLayer((layers) => wayState(id, layers, source, target));
  const label = useLayer(({ trial }) => trial?.taken.findLast(({ node, exit }) => wayId(node, exit) === id)?.label ?? null);
  const share = useLayer(({ traffic }) => (traffic === null ? null : (traffic.ways[id] ?? 0) / traffic.most));
  const count = useLayer(({ traffic }) => traffic?.ways[id] ?? 0);
  const [sx, tx] = [sourceX + 1, targetX - 3];
  const turn = data?.way.turn ?? 20;
  const path = wayPath(sx, sourceY, tx, targetY, turn);
  const travels = state === 'taken last';
  return (
    <>
      <BaseEdge
        path={path}
        className={['way', state, trafficClass(share), selected && 'selected'].filter(Boolean).join(' ')}
        style={share === null ? undefined : ({ '--share': share } as CSSProperties)}
        interactionWidth={16}
        markerEnd={`url(#arrow-${markerOf(state, selected)})`}
      />
      {travels && (
        <circle r="4.5" className="travelling">
          <animateMotion dur="1.2s" repeatCount="indefinite" path={path} />
        </circle>
      )}
      {label === null && count > 0 && (
        <EdgeLabelRenderer>
          <div
            className="way-count figures"
            style={{ transform: `translate(-50%,-50%) translate(${sx + turn}px,${(sourceY + targetY) / 2}px) scale(var(--unzoom, 1))` }}
          >
            {count}
          </div>
        </EdgeLabelRenderer>
      )}
      {label !== null && (
        <EdgeLabelRenderer>
          <div
            className="way-label"
            style={{ transform: `translate(-50%,-50%) translate(${sx + turn}px,${(sourceY + targetY) / 2}px) scale(var(--unzoom, 1))` }}
          >
            {label}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** What a way is, by what lies over the canvas. */
export function wayState(id: string, { trial, differences, path, untested, shown }: Layers, source: string, target: string): string {
  if (differences !== null) {
    const dim = (differences.nodes[source]?.how ?? 'same') === 'same' && (differences.nodes[target]?.how ?? 'same') === 'same';
    const how = differences.ways[id] ?? 'same';
    return how === 'same' ? (dim ? 'dim' : '') : how;
  }
  if (path !== null) return path.ways.includes(id) ? 'problem' : 'dim';
  if (trial?.taken.some(({ node, exit }) => wayId(node, exit) === id)) {
    const last = trial.taken.at(-1);
    return last !== undefined && wayId(last.node, last.exit) === id ? 'taken last' : 'taken';
  }
  return shown.tests && untested?.exits.includes(id) ? 'untested' : '';
}

function markerOf(state: string, selected = false): string {
  if (selected) return 'brand';
  if (state.startsWith('taken') || state === 'added') return 'green';
  return state === 'removed' || state === 'problem' ? 'red' : 'edge';
}

function trafficClass(share: number | null): string {
  if (share === null) return '';
  return share > 0 ? 'traffic' : 'no-traffic';
}
