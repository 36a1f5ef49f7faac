import type { BoxColor, Flow, FlowNode, Layout } from '@callwright/flow-schema';
import { noteIndex } from './note-id.ts';

/** What the editor has open: what a flow does, and where its boxes stand. A draft, so nodes may be unfinished. */
export interface OpenDocument {
  readonly flow: Flow;
  readonly layout: Layout;
}

/** A change of the open document; it returns the same document when there is nothing to change. */
export type Change = (document: OpenDocument) => OpenDocument;

export type Point = readonly [x: number, y: number];

/** Boxes stand on this grid. */
export const GRID = 16;

export function onGrid(value: number): number {
  return Math.round(value / GRID) * GRID;
}

/** The node of that id; an id from a file may be any text, also "constructor". */
export function nodeOf(flow: Flow, id: string): FlowNode | undefined {
  return Object.hasOwn(flow.nodes, id) ? flow.nodes[id] : undefined;
}

/** Whether a node or a note of that id is there to be selected. */
export function isThere({ flow, layout }: OpenDocument, id: string): boolean {
  const note = noteIndex(id);
  return note === null ? Object.hasOwn(flow.nodes, id) : layout.notes[note] !== undefined;
}

/** The same flow with other nodes. */
export function withNodes({ flow, layout }: OpenDocument, nodes: Flow['nodes']): OpenDocument {
  return { flow: { ...flow, nodes }, layout };
}

/** The same flow with one node changed. */
export function withNode(document: OpenDocument, id: string, change: (node: FlowNode) => FlowNode): OpenDocument {
  const node = nodeOf(document.flow, id);
  if (node === undefined) return document;
  const changed = change(node);
  return changed === node ? document : withNodes(document, { ...document.flow.nodes, [id]: changed });
}

/** The same layout with boxes at other places. */
export function withPlaces({ flow, layout }: OpenDocument, places: Readonly<Record<string, Point>>): OpenDocument {
  const moved = Object.fromEntries(Object.entries(places).map(([id, [x, y]]) => [id, [onGrid(x), onGrid(y)] as [number, number]]));
  return { flow, layout: { ...layout, nodes: { ...layout.nodes, ...moved } } };
}

/** The same layout with other colours of boxes; a layout without any has no field for them. */
export function withColors({ colors: _, ...layout }: Layout, colors: Readonly<Record<string, BoxColor>>): Layout {
  return Object.keys(colors).length === 0 ? layout : { ...layout, colors };
}
