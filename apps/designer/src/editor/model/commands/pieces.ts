import { flowSchema, layoutSchema, nodeSchema, readJson, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import { noteId } from '../note-id.ts';
import { type Change, nodeOf, type OpenDocument, onGrid, type Point, withColors, withNodes, withPlaces } from '../open-document.ts';
import { freeId } from './free-id.ts';

/** What copied nodes and notes are on the clipboard: nodes with their ways among each other, and the variables that their flow declares. */
const piecesSchema = z.strictObject({
  callwright: z.literal('nodes'),
  nodes: z.record(slugSchema, nodeSchema),
  places: layoutSchema.shape.nodes,
  colors: layoutSchema.shape.colors,
  notes: layoutSchema.shape.notes,
  variables: flowSchema.shape.variables,
});
export type Pieces = z.output<typeof piecesSchema>;

/** What a text on the clipboard holds; null when these are no nodes. */
export function readPieces(text: string): Pieces | null {
  if (!text.includes('"callwright"')) return null;
  const read = piecesSchema.safeParse(readJson(text).value);
  return read.success ? read.data : null;
}

/** Nodes and notes as they go to the clipboard. Ways to nodes that are not copied stay behind. */
export function copyPieces({ flow, layout }: OpenDocument, ids: readonly string[]): Pieces {
  const copied = new Set(ids);
  const nodes = ids.flatMap((id) => {
    const node = nodeOf(flow, id);
    return node === undefined ? [] : [[id, { ...node, exits: filtered(node.exits, (target) => copied.has(target)) }] as const];
  });
  const text = JSON.stringify(nodes);
  const variables = filtered(flow.variables, (_, name) => new RegExp(`\\b${name}\\b`).test(text));
  const places = filtered(layout.nodes, (_, id) => copied.has(id));
  const colors = filtered(layout.colors ?? {}, (_, id) => copied.has(id));
  const notes = layout.notes.filter((_, index) => copied.has(noteId(index)));
  return {
    ...{ callwright: 'nodes', nodes: Object.fromEntries(nodes), places, variables, notes },
    ...(Object.keys(colors).length > 0 && { colors }),
  };
}

/** Puts copied nodes and notes in, their corner at a place; ids that are taken get a number. `idsIn` tells those that they have here. */
export function pastePieces(pieces: Pieces, at: Point): { change: Change; idsIn(document: OpenDocument): string[] } {
  const change: Change = (document) => {
    if (Object.keys(pieces.nodes).length === 0) {
      const { flow, layout } = document;
      return { flow, layout: { ...layout, notes: [...layout.notes, ...notesAt(pieces, at)] } };
    }
    const ids = newIds(document, pieces);
    const renamed = Object.entries(pieces.nodes).map(([id, node]) => {
      // a way out of what was pasted would lead to whatever has that id here
      const inside = Object.entries(node.exits).filter(([, target]) => ids.has(target));
      const exits = Object.fromEntries(inside.map(([exit, target]) => [exit, ids.get(target) ?? target]));
      return [ids.get(id) ?? id, { ...node, exits }] as const;
    });
    const variables = { ...pieces.variables, ...document.flow.variables };
    const withPieces = withNodes(document, { ...document.flow.nodes, ...Object.fromEntries(renamed) });
    const { flow, layout } = withPlaces(withPieces, placesAt(pieces, ids, at));
    const colors = Object.entries(pieces.colors ?? {}).map(([id, color]) => [ids.get(id) ?? id, color] as const);
    const start = nodeOf(document.flow, document.flow.start) === undefined ? (renamed[0]?.[0] ?? '') : document.flow.start;
    return {
      flow: { ...flow, variables, start },
      layout: {
        ...withColors(layout, { ...layout.colors, ...Object.fromEntries(colors) }),
        notes: [...layout.notes, ...notesAt(pieces, at)],
      },
    };
  };
  const idsIn = (document: OpenDocument) => [
    ...newIds(document, pieces).values(),
    ...pieces.notes.map((_, index) => noteId(document.layout.notes.length + index)),
  ];
  return { change, idsIn };
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

/** Where the corner of copied pieces was. */
export function cornerOf({ places, notes }: Pieces): Point {
  const all = [...Object.values(places), ...notes.map(({ at }) => at)];
  const [left, top] = [0, 1].map((axis) => Math.min(...all.map((at) => at[axis] ?? 0), Number.MAX_SAFE_INTEGER));
  return [left ?? 0, top ?? 0];
}

function notesAt(pieces: Pieces, [x, y]: Point): Pieces['notes'] {
  const [left, top] = cornerOf(pieces);
  return pieces.notes.map((note) => ({ ...note, at: [onGrid(x + note.at[0] - left), onGrid(y + note.at[1] - top)] }));
}

function placesAt(pieces: Pieces, ids: ReadonlyMap<string, string>, [x, y]: Point): Record<string, Point> {
  const { nodes, places } = pieces;
  const [left, top] = cornerOf(pieces);
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
