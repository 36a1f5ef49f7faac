import type { Way } from './flow-graph.ts';

const NOWHERE = -1;

/** A search in breadth over numbered places that remembers how it came to each. */
export interface PlaceSearch {
  /** Forgets all, for another search. */
  clear(): void;
  begin(place: number): void;
  visit(place: number, way: Way, from: number): void;
  /** The nearest place not looked at yet. */
  next(): number | undefined;
  pathTo(place: number): Way[];
}

/** Makes a search over so many places. Make one for many searches: most of its cost is its memory. */
export function createPlaceSearch(size: number): PlaceSearch {
  const queue = new Int32Array(size);
  const before = new Int32Array(size);
  const seen = new Uint8Array(size);
  const via = new Array<Way | null>(size).fill(null);
  let first = 0;
  let last = 0;
  const visit = (place: number, way: Way | null, from: number) => {
    if (seen[place] === 1) return;
    seen[place] = 1;
    before[place] = from;
    via[place] = way;
    queue[last] = place;
    last += 1;
  };
  return {
    clear() {
      seen.fill(0);
      first = 0;
      last = 0;
    },
    begin: (place) => visit(place, null, NOWHERE),
    visit,
    next: () => (first < last ? queue[first++] : undefined),
    pathTo(place) {
      const path: Way[] = [];
      for (let at = place; at !== NOWHERE; at = before[at] ?? NOWHERE) {
        const way = via[at];
        if (way) path.push(way);
      }
      return path.reverse();
    },
  };
}
