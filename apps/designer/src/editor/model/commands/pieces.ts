import { flowSchema, layoutSchema, nodeSchema, readJson, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { type Change, nodeOf, type OpenDocument, type Point, withNodes, withPlaces } from '../open-document.ts';
import { freeId } from './free-id.ts';

/** What copied nodes are on the clipboard: their own ways among each other, and the variables that their flow declares. */
const piecesSchema = z.strictObject({
  callwright: z.literal('nodes'),
  nodes: z.record(slugSchema, nodeSchema),
  places: layoutSchema.shape.nodes,
  variables: flowSchema.shape.variables,
});
export type Pieces = z.output<typeof piecesSchema>;

/** What a text on the clipboard holds; null when these are no nodes. */
export function readPieces(text: string): Pieces | null {
  if (!text.includes('"callwright"')) return null;
  const read = piecesSchema.safeParse(readJson(text).value);
  return read.success ? read.data : null;
}

/** Nodes as they go to the clipboard. Ways to nodes that are not copied stay behind. */
export function copyPieces({ flow, layout }: OpenDocument, ids: readonly string[]): Pieces {
  const copied = new Set(ids);
  const nodes = ids.flatMap((id) => {
    const node = nodeOf(flow, id);
    return node === undefined ? [] : [[id, { ...node, exits: filtered(node.exits, (target) => copied.has(target)) }] as const];
  });
  const text = JSON.stringify(nodes);
  const variables = filtered(flow.variables, (_, name) => new RegExp(`\\b${name}\\b`).test(text));
  const places = filtered(layout.nodes, (_, id) => copied.has(id));
  return { callwright: 'nodes', nodes: Object.fromEntries(nodes), places, variables };
}

/** Puts copied nodes in, with the first box at a place; ids that are taken get a number. `ids` are those that they have here. */
export function pastePieces(pieces: Pieces, at: Point): { change: Change; idsIn(document: OpenDocument): string[] } {
  const change: Change = (document) => {
    const ids = newIds(document, pieces);
    const renamed = Object.entries(pieces.nodes).map(([id, node]) => {
      // a way out of what was pasted would lead to whatever has that id here
      const inside = Object.entries(node.exits).filter(([, target]) => ids.has(target));
      const exits = Object.fromEntries(inside.map(([exit, target]) => [exit, ids.get(target) ?? target]));
      return [ids.get(id) ?? id, { ...node, exits }] as const;
    });
    const variables = { ...pieces.variables, ...document.flow.variables };
    const withPieces = withNodes(document, { ...document.flow.nodes, ...Object.fromEntries(renamed) });
    const placed = withPlaces(withPieces, placesAt(pieces, ids, at));
    const start = nodeOf(document.flow, document.flow.start) === undefined ? (renamed[0]?.[0] ?? '') : document.flow.start;
    return { ...placed, flow: { ...placed.flow, variables, start } };
  };
  return { change, idsIn: (document) => [...newIds(document, pieces).values()] };
}

function newIds({ flow }: OpenDocument, { nodes }: Pieces): Map<string, string> {
  const taken = new Set(Object.keys(flow.nodes));
  return new Map(
    Object.keys(nodes).map((id) => {
      const free = freeId(id, (wanted) => taken.has(wanted));
      taken.add(free);
      return [id, free];
    }),
  );
}

function placesAt({ nodes, places }: Pieces, ids: ReadonlyMap<string, string>, [x, y]: Point): Record<string, Point> {
  const known = Object.values(places);
  const [left, top] = [
    Math.min(...known.map(([px]) => px), Number.MAX_SAFE_INTEGER),
    Math.min(...known.map(([, py]) => py), Number.MAX_SAFE_INTEGER),
  ];
  return Object.fromEntries(
    Object.keys(nodes).map((id, index) => {
      const place = places[id];
      const at: Point = place === undefined ? [x + index * 32, y + index * 32] : [x + place[0] - left, y + place[1] - top];
      return [ids.get(id) ?? id, at];
    }),
  );
}

function filtered<Value>(record: Readonly<Record<string, Value>>, keeps: (value: Value, key: string) => boolean): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => keeps(value, key)));
}
