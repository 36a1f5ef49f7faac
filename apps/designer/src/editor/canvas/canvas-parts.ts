import { Position } from '@xyflow/react';
import { noteId } from '../model/note-id.ts';
import type { OpenDocument } from '../model/open-document.ts';
import { CARD, type Card, portY } from './card.ts';
import type { BoxNode } from './node-box.tsx';
import type { NoteNode } from './note-box.tsx';
import type { WayEdgeType } from './way-edge.tsx';
import type { Box, Way } from './ways.ts';

export type CanvasNode = BoxNode | NoteNode;
const PORT = 9;

/** What a canvas shows of a node, made anew only where something of it changed. */
interface Made {
  card: Card;
  jumpsKey: string;
  node: BoxNode;
}

/** Turns boxes into the canvas library's nodes. What did not change is the same object, so it is not drawn again. */
export function createCanvasParts() {
  let made = new Map<string, Made>();
  let jumps: { of: unknown; byNode: ReadonlyMap<string, readonly Way[]> } = { of: null, byNode: new Map() };
  let edges = new Map<string, WayEdgeType>();
  let edgeList: WayEdgeType[] = [];
  return {
    nodes(boxes: ReadonlyMap<string, Box>, ways: ReadonlyMap<string, Way>, selected: ReadonlySet<string>, places: Places): BoxNode[] {
      const next = new Map<string, Made>();
      if (jumps.of !== ways) jumps = { of: ways, byNode: jumpsByNode(ways) };
      for (const [id, { card, at, color = null }] of boxes) {
        const old = made.get(id);
        const jumpsKey = jumpsKeyOf(jumps.byNode.get(id), boxes);
        const [x, y] = places[id] ?? at;
        const isSelected = selected.has(id);
        const same = old !== undefined && old.card === card && old.jumpsKey === jumpsKey && old.node.data.color === color;
        if (same && old.node.position.x === x && old.node.position.y === y && old.node.selected === isSelected) next.set(id, old);
        else if (same) next.set(id, { ...old, node: { ...old.node, position: { x, y }, selected: isSelected } });
        else next.set(id, { card, jumpsKey, node: boxNode(id, { card, at: [x, y], color }, jumpsKey, isSelected) });
      }
      made = next;
      return [...next.values()].map(({ node }) => node);
    },
    edges(ways: ReadonlyMap<string, Way>, selected: string | null): WayEdgeType[] {
      const next = new Map<string, WayEdgeType>();
      let changed = false;
      for (const [id, way] of ways) {
        if (way.jump) continue;
        const old = edges.get(id);
        const isSelected = selected === id;
        const same = old !== undefined && old.target === way.target && old.data?.way.turn === way.turn && old.selected === isSelected;
        changed ||= !same;
        next.set(id, same ? old : wayEdge(way, isSelected));
      }
      // the same list where nothing changed: the library works through a new one from end to end
      if (!changed && next.size === edges.size) return edgeList;
      edges = next;
      edgeList = [...next.values()];
      return edgeList;
    },
  };
}

export type Places = Readonly<Record<string, readonly [number, number]>>;

function jumpsByNode(ways: ReadonlyMap<string, Way>): Map<string, Way[]> {
  const byNode = new Map<string, Way[]>();
  for (const way of ways.values()) if (way.jump) byNode.set(way.node, [...(byNode.get(way.node) ?? []), way]);
  return byNode;
}

/** The jumps of a box as one text: exits and titles, which hold no such letters. */
function jumpsKeyOf(jumps: readonly Way[] | undefined, boxes: ReadonlyMap<string, Box>): string {
  if (jumps === undefined) return '';
  let key = '';
  for (const { exit, target } of jumps) key += `${exit}\u0000${boxes.get(target)?.card.title ?? target}\u0001`;
  return key;
}

function targetsIn(jumpsKey: string): Record<string, string> {
  const jumps = jumpsKey.split('\u0001').filter((jump) => jump !== '');
  return Object.fromEntries(jumps.map((jump) => jump.split('\u0000') as [string, string]));
}

function boxNode(id: string, { card, at: [x, y], color = null }: Box, jumpsKey: string, selected: boolean): BoxNode {
  const targets = targetsIn(jumpsKey);
  const { width } = CARD;
  return {
    id,
    type: 'box',
    position: { x, y },
    selected,
    ...{ width, height: card.height, measured: { width, height: card.height } },
    data: { card, color, jumps: new Set(Object.keys(targets)), targets },
    ariaLabel: card.title,
    // known beforehand, so that ways are drawn before boxes were measured
    handles: [
      { id: 'in', type: 'target', position: Position.Left, x: -PORT / 2, y: CARD.head / 2 - PORT / 2, width: PORT, height: PORT },
      ...card.exits.map(({ exit }) => ({
        ...{ id: exit, type: 'source' as const, position: Position.Right, width: PORT, height: PORT },
        ...{ x: width - PORT / 2, y: portY(card, exit) - PORT / 2 },
      })),
    ],
  };
}

function wayEdge(way: Way, selected: boolean): WayEdgeType {
  const { id, node, exit, target } = way;
  return { id, type: 'way', source: node, sourceHandle: exit, target, targetHandle: 'in', data: { way }, selected };
}

/** The notes of a document as nodes of the canvas; `writing` is the number of the one that is written in. */
export function noteNodes(
  { layout }: Pick<OpenDocument, 'layout'>,
  selected: ReadonlySet<string>,
  places: Places,
  writing: number | null,
): NoteNode[] {
  return layout.notes.map(({ at, size: [width, height], text }, index) => {
    const id = noteId(index);
    const [x, y] = places[id] ?? at;
    return {
      id,
      type: 'note',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      data: { index, text, writing: writing === index },
      selected: selected.has(id),
      ariaLabel: text,
      zIndex: -1,
    };
  });
}
