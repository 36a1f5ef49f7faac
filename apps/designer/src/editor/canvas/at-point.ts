import type { Way } from './ways.ts';

interface ScreenPoint {
  x: number;
  y: number;
}

/** Where on the screen a mouse or a finger is. */
export function screenPoint(event: MouseEvent | TouchEvent): ScreenPoint {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}

/** The node whose box is at a place of the screen; `but` are looked through. */
export function boxAt({ x, y }: ScreenPoint, but: readonly string[] = []): string | null {
  const boxes = document.elementsFromPoint(x, y).map((element) => element.closest<HTMLElement>('.react-flow__node-box'));
  return boxes.map((box) => box?.dataset['id'] ?? null).find((id) => id !== null && !but.includes(id)) ?? null;
}

/** The way at a place of the screen, unless it begins or ends at one of these nodes. */
export function wayAt({ x, y }: ScreenPoint, ways: ReadonlyMap<string, Way>, but: readonly string[] = []): Way | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const way = ways.get(element.closest<HTMLElement>('.react-flow__edge')?.dataset['id'] ?? '');
    if (way !== undefined && !but.includes(way.node) && !but.includes(way.target)) return way;
  }
  return null;
}
