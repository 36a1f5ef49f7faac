import { CARD } from '../canvas/card.ts';
import type { Box } from '../canvas/ways.ts';

type Point = [number, number];
const BESIDE = CARD.width + 84;
const STEP = 112;

/** Places for boxes that have none, each right of one that leads to it, or below all; where something stands already, further down. */
export function placeMissing(boxes: ReadonlyMap<string, Box>, missing: readonly string[]): Record<string, Point> {
  const without = new Set(missing);
  const places = new Map<string, Point>([...boxes].flatMap(([id, { at }]): [string, Point][] => (without.has(id) ? [] : [[id, [...at]]])));
  const bottom = Math.max(0, ...[...places].map(([id, [, y]]) => y + (boxes.get(id)?.card.height ?? 0) + STEP));
  const sources = sourcesOf(boxes, without);
  for (const id of missing) {
    const source = places.get(sources.get(id) ?? '');
    places.set(id, free(places, source === undefined ? [0, bottom] : [source[0] + BESIDE, source[1]]));
  }
  return Object.fromEntries(missing.map((id) => [id, places.get(id) ?? [0, 0]]));
}

function sourcesOf(boxes: ReadonlyMap<string, Box>, wanted: ReadonlySet<string>): Map<string, string> {
  const sources = new Map<string, string>();
  for (const [id, { card }] of boxes)
    for (const { target } of card.exits) if (target !== null && wanted.has(target) && !sources.has(target)) sources.set(target, id);
  return sources;
}

function free(places: ReadonlyMap<string, Point>, [x, wanted]: Point): Point {
  const column = [...places.values()].filter(([other]) => Math.abs(other - x) < CARD.width).map(([, y]) => y);
  let y = wanted;
  while (column.some((other) => Math.abs(other - y) < STEP)) y += STEP;
  return [x, y];
}
