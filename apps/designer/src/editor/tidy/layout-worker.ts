// the library's own file without a worker inside: this is the worker

import { expose } from 'comlink';
import Elk, { type ElkNode } from 'elkjs/lib/elk.bundled.js';

export interface BoxToPlace {
  id: string;
  width: number;
  height: number;
  /** Distances of its ports from its top, by exit, in order. */
  ports: readonly { exit: string; y: number }[];
}
export interface WayToPlace {
  node: string;
  exit: string;
  target: string;
}

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '84',
  'elk.spacing.nodeNode': '32',
  'elk.spacing.componentComponent': '64',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.crossingMinimization.semiInteractive': 'true',
};

/** Places boxes left to right along the ways between them. */
async function place(boxes: readonly BoxToPlace[], ways: readonly WayToPlace[]): Promise<Record<string, [number, number]>> {
  const known = new Set(boxes.map(({ id }) => id));
  const graph: ElkNode = {
    id: 'flow',
    layoutOptions: options,
    children: boxes.map(({ id, width, height, ports }) => ({
      id,
      width,
      height,
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: [
        { id: `${id}:in`, x: 0, y: 18, width: 1, height: 1, layoutOptions: { 'elk.port.side': 'WEST' } },
        ...ports.map(({ exit, y }) => ({
          id: `${id}:out:${exit}`,
          x: width,
          y,
          width: 1,
          height: 1,
          layoutOptions: { 'elk.port.side': 'EAST' },
        })),
      ],
    })),
    edges: ways
      .filter(({ node, target }) => known.has(node) && known.has(target))
      .map(({ node, exit, target }) => ({ id: `${node}>${exit}`, sources: [`${node}:out:${exit}`], targets: [`${target}:in`] })),
  };
  const { children = [] } = await new Elk().layout(graph);
  return Object.fromEntries(children.map(({ id, x = 0, y = 0 }) => [id, [x, y]]));
}

const layout = { place };
export type LayoutWorker = typeof layout;
expose(layout);
