import type { Flow, Layout } from '@callwright/flow-schema';
import type { Card } from '../canvas/card.ts';
import { createOutlineItems, exitKey, type OutlineItem } from './outline-items.ts';

/** A row of the outline with its place in the tree. */
export interface OutlineRow {
  item: OutlineItem;
  /** From 1. */
  level: number;
  /** The index of the row above it in the tree; -1 for none. */
  parent: number;
  /** The index behind the last row below it. */
  end: number;
  /** Its number among its siblings, from 1, and how many they are. */
  position: number;
  siblings: number;
}
/** The whole tree, row by row as it is read, open or not. */
export interface OutlineTree {
  rows: readonly OutlineRow[];
  indexOf: ReadonlyMap<string, number>;
  /** The row in which a node stands as itself. */
  ownerOf: ReadonlyMap<string, string>;
}
/** Rows of these levels are open unless they were closed. */
const OPEN_LEVELS = 2;

/** The tree of a flow. Without recursion: a flow may be 2,000 nodes deep. */
export function outlineTree(flow: Flow, cardOf: (node: string) => Card, notes: Layout['notes'] = []): OutlineTree {
  const { roots, below, owners } = createOutlineItems(flow, cardOf, notes);
  const rows: OutlineRow[] = [];
  const waiting: Omit<OutlineRow, 'end'>[] = [];
  const wait = (items: readonly OutlineItem[], parent: number, level: number): void => {
    const siblings = items.length;
    waiting.push(...items.map((item, index) => ({ item, level, parent, position: index + 1, siblings })).toReversed());
  };
  wait(roots(), -1, 1);
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    rows.push({ ...row, end: rows.length + 1 });
    wait(below(row.item), rows.length - 1, row.level + 1);
  }
  for (const row of rows.toReversed()) {
    const parent = rows[row.parent];
    if (parent !== undefined) parent.end = Math.max(parent.end, row.end);
  }
  return { rows, indexOf: new Map(rows.map(({ item }, index) => [item.key, index])), ownerOf: owners };
}

/** Whether a row can be opened. */
export function hasBelow(tree: OutlineTree, index: number): boolean {
  return (tree.rows[index]?.end ?? 0) > index + 1;
}

/** What was opened and closed by hand, by the keys of rows. */
export type Opened = ReadonlyMap<string, boolean>;

export function isOpen({ item, level }: OutlineRow, opened: Opened): boolean {
  return opened.get(item.key) ?? level <= OPEN_LEVELS;
}

/** The rows that are seen: those below a closed one are not. */
export function seenRows({ rows }: OutlineTree, opened: Opened): number[] {
  const seen: number[] = [];
  for (let index = 0; index < rows.length; ) {
    const row = rows[index];
    if (row === undefined) break;
    seen.push(index);
    index = isOpen(row, opened) ? index + 1 : row.end;
  }
  return seen;
}

/** With all that a row lies in open, so that it is seen. The same map where it is already. */
export function revealed({ rows }: OutlineTree, index: number, opened: Opened): Opened {
  const closed: string[] = [];
  for (let at = rows[index]?.parent ?? -1; at >= 0; at = rows[at]?.parent ?? -1) {
    const row = rows[at];
    if (row !== undefined && !isOpen(row, opened)) closed.push(row.item.key);
  }
  return closed.length === 0 ? opened : new Map([...opened, ...closed.map((key) => [key, true] as const)]);
}

/** The row of what is selected on the canvas: of an exit, or of a node; -1 for none. */
export function rowOfSelection({ indexOf, ownerOf }: OutlineTree, { selected, selectedExit }: Selection): number {
  const node = selected.at(-1);
  const key =
    selectedExit === null ? (node === undefined ? undefined : (ownerOf.get(node) ?? node)) : exitKey(selectedExit.node, selectedExit.exit);
  return key === undefined ? -1 : (indexOf.get(key) ?? -1);
}

export interface Selection {
  selected: readonly string[];
  selectedExit: { node: string; exit: string } | null;
}
