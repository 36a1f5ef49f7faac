import type { NodeGroup } from '@callwright/flow-compiler';
import { memo, useMemo } from 'react';
import '../nodes/group-tile.css';
import { groupOf } from '../nodes/group-of.ts';
import './flow-picture.css';
import type { Picture } from './picture.ts';
import { type PlacedEdge, type PlacedNode, placeNodes } from './place-nodes.ts';

/** A small flow is not blown up beyond this. */
const LARGEST_SCALE = 0.135;
const PADDING = 14;

/** A small picture of a flow in the colours of its groups. It says nothing that words beside it do not. */
export const FlowPicture = memo(function FlowPicture({ picture, width, height }: { picture: Picture; width: number; height: number }) {
  const { nodes, edges, bounds } = useMemo(() => placeNodes(picture), [picture]);
  const scale = Math.min(LARGEST_SCALE, (width - 2 * PADDING) / bounds.width, (height - 2 * PADDING) / bounds.height);
  const seen = { width: width / scale, height: height / scale };
  const left = bounds.x + bounds.width / 2 - seen.width / 2;
  const top = bounds.y + bounds.height / 2 - seen.height / 2;
  return (
    <svg className="flow-picture" viewBox={`${left} ${top} ${seen.width} ${seen.height}`} aria-hidden="true">
      {edges.map((edge) => (
        <path key={JSON.stringify(edge)} className="flow-picture-edge" d={wayOf(edge)} />
      ))}
      {nodes.map((node) => (
        <Box key={node.id} node={node} group={groupOf(node.type)} scale={scale} />
      ))}
    </svg>
  );
});

function Box({ node: { x, y, width, height }, group, scale }: { node: PlacedNode; group: NodeGroup | undefined; scale: number }) {
  return (
    <g className={group === undefined ? 'flow-picture-node' : `flow-picture-node group-${group}`}>
      <rect className="flow-picture-box" x={x} y={y} width={width} height={height} rx={3 / scale} />
      <rect className="flow-picture-bar" x={x} y={y} width={3 / scale} height={height} rx={1.5 / scale} />
    </g>
  );
}

function wayOf({ from, to }: PlacedEdge): string {
  return `M${from.x},${from.y} H${(from.x + to.x) / 2} V${to.y} H${to.x}`;
}
