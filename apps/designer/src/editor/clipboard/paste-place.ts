import { noteIndex } from '../model/note-id.ts';
import { type OpenDocument, onGrid, type Point } from '../model/open-document.ts';

const BESIDE = 32;

/** Where pasted boxes go: to the wanted place, or a little beside it as long as a box stands there already. */
export function freePlace({ layout }: OpenDocument, [x, y]: Point): Point {
  const taken = new Set([...Object.values(layout.nodes), ...layout.notes.map(({ at }) => at)].map((at) => at.join()));
  for (let beside = 0; ; beside += BESIDE) {
    const at: Point = [onGrid(x) + beside, onGrid(y) + beside];
    if (!taken.has(at.join())) return at;
  }
}

/** Beside the boxes that are selected: right of where they begin. Null when none is. */
export function besideSelected({ layout }: OpenDocument, selected: readonly string[]): Point | null {
  const places = selected.flatMap((id) => {
    const at = layout.nodes[id] ?? layout.notes[noteIndex(id) ?? -1]?.at;
    return at === undefined ? [] : [at];
  });
  if (places.length === 0) return null;
  return [Math.min(...places.map(([x]) => x)) + BESIDE, Math.min(...places.map(([, y]) => y)) + BESIDE];
}
