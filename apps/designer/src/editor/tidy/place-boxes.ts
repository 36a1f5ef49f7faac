import { type Remote, wrap } from 'comlink';
import { CARD, portY } from '../canvas/card.ts';
import type { Box } from '../canvas/ways.ts';
import { columnsOf } from './columns-of.ts';
import type { LayoutWorker } from './layout-worker.ts';

let worker: Remote<LayoutWorker> | null = null;

/** Places for boxes, left to right along their ways, in a worker. The first of them keeps its place, so the picture does not jump. */
export async function placeBoxes(boxes: ReadonlyMap<string, Box>, first: string): Promise<Record<string, [number, number]>> {
  worker ??= wrap<LayoutWorker>(new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' }));
  const toPlace = [...boxes].map(([id, { card }]) => ({
    ...{ id, width: CARD.width, height: card.height },
    ports: card.exits.map(({ exit }) => ({ exit, y: portY(card, exit) })),
  }));
  const ways = [...boxes].flatMap(([node, { card }]) =>
    card.exits.flatMap(({ exit, target }) => (target === null ? [] : [{ node, exit, target }])),
  );
  // a chain of thousands is deeper than the library's stack
  const placed = await worker.place(toPlace, ways).catch(() => columnsOf(toPlace, ways, first));
  const anchor = placed[first] ?? Object.values(placed)[0] ?? [0, 0];
  const [x, y] = boxes.get(first)?.at ?? [0, 0];
  return Object.fromEntries(Object.entries(placed).map(([id, at]) => [id, [at[0] - anchor[0] + x, at[1] - anchor[1] + y]]));
}
