import type { Point } from '../../model/open-document.ts';

export interface BoxAt {
  id: string;
  at: Point;
  /** Height in pixels at 100 %. */
  height: number;
}
export type Alignment = 'left' | 'top' | 'across' | 'down';

/** New places of boxes: in one column or row, or with equal gaps between the first and the last of them. */
export function alignBoxes(boxes: readonly BoxAt[], how: Alignment, width: number): Record<string, Point> {
  const [left, top] = [Math.min(...boxes.map(({ at }) => at[0])), Math.min(...boxes.map(({ at }) => at[1]))];
  if (how === 'left') return placed(boxes, ({ at }) => [left, at[1]]);
  if (how === 'top') return placed(boxes, ({ at }) => [at[0], top]);
  const axis = how === 'across' ? 0 : 1;
  const size = ({ height }: BoxAt) => (axis === 0 ? width : height);
  const sorted = boxes.toSorted((a, b) => a.at[axis] - b.at[axis]);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || sorted.length < 3) return {};
  const free = last.at[axis] + size(last) - first.at[axis] - sorted.reduce((sum, box) => sum + size(box), 0);
  const gap = free / (sorted.length - 1);
  const begins = sorted.map((_, index) => first.at[axis] + sorted.slice(0, index).reduce((sum, box) => sum + size(box) + gap, 0));
  return placed(sorted, (box, index) => {
    const begin = begins[index] ?? box.at[axis];
    return axis === 0 ? [begin, box.at[1]] : [box.at[0], begin];
  });
}

function placed(boxes: readonly BoxAt[], where: (box: BoxAt, index: number) => Point): Record<string, Point> {
  return Object.fromEntries(boxes.map((box, index) => [box.id, where(box, index)]));
}
