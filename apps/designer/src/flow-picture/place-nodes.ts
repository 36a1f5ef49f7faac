import type { Picture } from './picture.ts';

/** Measures of a box on the canvas, in its pixels. */
const WIDTH = 204;
const HEAD = 78;
const ROW = 22;
const FOOT = 6;
const GAP = { across: 84, down: 40 };

export interface PlacedNode {
  id: string;
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedEdge {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

export interface PlacedPicture {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  bounds: { x: number; y: number; width: number; height: number };
}

/** Where the boxes of a picture stand. Those without a place stand in columns, by their distance from where nothing leads to. */
export function placeNodes(picture: Picture): PlacedPicture {
  const free = picture.nodes.some(({ at }) => at === null) ? columns(picture) : new Map<string, readonly [number, number]>();
  const nodes = picture.nodes.map(({ id, type, at, exits }): PlacedNode => {
    const [x, y] = at ?? free.get(id) ?? [0, 0];
    return { id, type, x, y, width: WIDTH, height: heightOf(exits) };
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const exits = new Map(picture.nodes.map((node) => [node.id, node.exits]));
  const edges = picture.edges.flatMap(([from, exit, to]): PlacedEdge[] => {
    const [source, target] = [byId.get(from), byId.get(to)];
    if (source === undefined || target === undefined) return [];
    const y = (exits.get(from) ?? 1) === 1 ? HEAD / 4 : HEAD + exit * ROW + ROW / 2;
    return [{ from: { x: source.x + WIDTH, y: source.y + y }, to: { x: target.x, y: target.y + HEAD / 4 } }];
  });
  return { nodes, edges, bounds: boundsOf(nodes) };
}

function heightOf(exits: number): number {
  return exits > 1 ? HEAD + exits * ROW + FOOT : HEAD;
}

function boundsOf(nodes: readonly PlacedNode[]): PlacedPicture['bounds'] {
  if (nodes.length === 0) return { x: 0, y: 0, width: WIDTH, height: HEAD };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of nodes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function columns(picture: Picture): Map<string, readonly [number, number]> {
  const distance = distances(picture);
  const filled = new Map<number, number>();
  return new Map(
    picture.nodes.map(({ id, exits }) => {
      const column = distance.get(id) ?? 0;
      const y = filled.get(column) ?? 0;
      filled.set(column, y + heightOf(exits) + GAP.down);
      return [id, [column * (WIDTH + GAP.across), y]];
    }),
  );
}

/** Steps from the beginnings; what no beginning reaches begins itself. */
function distances({ nodes, edges }: Picture): Map<string, number> {
  const next = new Map<string, string[]>();
  for (const [from, , to] of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const led = new Set(edges.map(([, , to]) => to));
  const known = new Map<string, number>();
  const walk = (first: string): void => {
    let here = known.has(first) ? [] : [first];
    for (let steps = 0; here.length > 0; steps += 1) {
      for (const id of here) known.set(id, steps);
      here = [...new Set(here.flatMap((id) => next.get(id) ?? []))].filter((id) => !known.has(id));
    }
  };
  for (const { id } of nodes) if (!led.has(id)) walk(id);
  for (const { id } of nodes) walk(id);
  return known;
}
