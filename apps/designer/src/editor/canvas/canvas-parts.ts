import { Position } from '@xyflow/react';
import type { OpenDocument } from '../model/open-document.ts';
import { CARD, type Card, portY } from './card.ts';
import type { BoxNode } from './node-box.tsx';
import type { NoteNode } from './note-box.tsx';
import type { WayEdgeType } from './way-edge.tsx';
import { type Box, type Way, wayId } from './ways.ts';

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
  let last: { boxes: unknown; ways: unknown } = { boxes: null, ways: null };
  let edges = new Map<string, WayEdgeType>();
  let edgeList: WayEdgeType[] = [];
  return {
    nodes(boxes: ReadonlyMap<string, Box>, ways: ReadonlyMap<string, Way>, selected: ReadonlySet<string>, places: Places): BoxNode[] {
      const next = new Map<string, Made>();
      const moves = last.boxes === boxes && last.ways === ways;
      last = { boxes, ways };
      for (const [id, { card, at }] of boxes) {
        const old = made.get(id);
        const jumpsKey = moves && old !== undefined ? old.jumpsKey : jumpsOf(id, card, ways, boxes);
        const [x, y] = places[id] ?? at;
        const isSelected = selected.has(id);
        const same = old !== undefined && old.card === card && old.jumpsKey === jumpsKey;
        if (same && old.node.position.x === x && old.node.position.y === y && old.node.selected === isSelected) next.set(id, old);
        else if (same) next.set(id, { ...old, node: { ...old.node, position: { x, y }, selected: isSelected } });
        else next.set(id, { card, jumpsKey, node: boxNode(id, card, jumpsKey, [x, y], isSelected) });
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

function jumpsOf(id: string, card: Card, ways: ReadonlyMap<string, Way>, boxes: ReadonlyMap<string, Box>): string {
  const jumps = card.exits.flatMap(({ exit, target }) =>
    ways.get(wayId(id, exit))?.jump === true && target !== null ? [[exit, boxes.get(target)?.card.title ?? target]] : [],
  );
  return jumps.length === 0 ? '' : JSON.stringify(jumps);
}

function boxNode(id: string, card: Card, jumpsKey: string, [x, y]: readonly [number, number], selected: boolean): BoxNode {
  const targets: Record<string, string> = jumpsKey === '' ? {} : Object.fromEntries(JSON.parse(jumpsKey));
  const { width } = CARD;
  return {
    id,
    type: 'box',
    position: { x, y },
    selected,
    ...{ width, height: card.height, measured: { width, height: card.height } },
    data: { card, jumps: new Set(Object.keys(targets)), targets },
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

/** The notes of a document as nodes of the canvas. */
export function noteNodes({ layout }: OpenDocument, selected: ReadonlySet<string>, places: Places): NoteNode[] {
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
      data: { index, text },
      selected: selected.has(id),
      zIndex: -1,
    };
  });
}

/** Notes have no names; on the canvas they go by their number. No node id has a colon. */
export function noteId(index: number): string {
  return `note:${index}`;
}

/** The number of a note; null for a node. */
export function noteIndex(id: string): number | null {
  return id.startsWith('note:') ? Number(id.slice(5)) : null;
}
