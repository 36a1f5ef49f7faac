/** The rows of a long table that are in view, with some more around them, so that a thousand cost what thirty do. */
export function visibleRows({ top, height, row, count }: { top: number; height: number; row: number; count: number }): {
  from: number;
  to: number;
} {
  const AROUND = 8;
  const from = Math.max(0, Math.floor(top / row) - AROUND);
  return { from: Math.min(from, count), to: Math.min(count, Math.ceil((top + height) / row) + AROUND) };
}
