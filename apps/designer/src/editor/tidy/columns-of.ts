import { CARD } from '../canvas/card.ts';
import type { BoxToPlace, WayToPlace } from './layout-worker.ts';

const COLUMN = CARD.width + 84;
const GAP = 32;
/** A longer column would be a wall. */
const MOST_ROWS = 60;

/** Plain columns by the distance from the first box: for graphs that are too deep for the layout library. */
export function columnsOf(boxes: readonly BoxToPlace[], ways: readonly WayToPlace[], first: string): Record<string, [number, number]> {
  const targets = new Map<string, string[]>();
  for (const { node, target } of ways) targets.set(node, [...(targets.get(node) ?? []), target]);
  const known = new Map(boxes.map((box) => [box.id, box]));
  const seen = new Set<string>();
  const columns: string[][] = [];
  for (const root of [first, ...known.keys()]) {
    let level = known.has(root) && !seen.has(root) ? [root] : [];
    for (
      ;
      level.length > 0;
      level = [...new Set(level.flatMap((id) => targets.get(id) ?? []))].filter((id) => known.has(id) && !seen.has(id))
    ) {
      for (const id of level) seen.add(id);
      for (let from = 0; from < level.length; from += MOST_ROWS) columns.push(level.slice(from, from + MOST_ROWS));
    }
  }
  return Object.fromEntries(columns.flatMap((ids, column) => stacked(ids, known, column * COLUMN)));
}

function stacked(ids: readonly string[], known: ReadonlyMap<string, BoxToPlace>, x: number): [string, [number, number]][] {
  let y = 0;
  return ids.map((id) => {
    const at: [number, number] = [x, y];
    y += (known.get(id)?.height ?? 0) + GAP;
    return [id, at];
  });
}
