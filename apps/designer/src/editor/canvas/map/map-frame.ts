/** What the map shows of the sheet: its corner there, and how many pixels of the map one of the sheet is. */
export interface MapFrame {
  left: number;
  top: number;
  scale: number;
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const MARGIN = 6;

/** The frame in which all boxes are seen, in the middle of a map of that size. */
export function frameOf(areas: readonly Area[], width: number, height: number): MapFrame {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const area of areas) {
    left = Math.min(left, area.x);
    top = Math.min(top, area.y);
    right = Math.max(right, area.x + area.width);
    bottom = Math.max(bottom, area.y + area.height);
  }
  if (areas.length === 0) return { left: 0, top: 0, scale: 0.1 };
  const scale = Math.min((width - 2 * MARGIN) / (right - left), (height - 2 * MARGIN) / (bottom - top), 0.1);
  return { left: (left + right) / 2 - width / 2 / scale, top: (top + bottom) / 2 - height / 2 / scale, scale };
}

/** Where the part of the sheet that is seen lies on the map. */
export function windowOf(
  { left, top, scale }: MapFrame,
  { x, y, zoom }: { x: number; y: number; zoom: number },
  sheet: { width: number; height: number },
): Area {
  return {
    x: (-x / zoom - left) * scale,
    y: (-y / zoom - top) * scale,
    width: (sheet.width / zoom) * scale,
    height: (sheet.height / zoom) * scale,
  };
}
