import { hasBelow, isOpen, type Opened, type OutlineTree } from './outline-rows.ts';

/** What a key of a tree does: to another row, or this one opened or closed. */
export type OutlineStep = { to: number } | { toggle: number } | null;

const PAGE = 10;

/** The keys of a tree as the ARIA practices have them, over the rows that are seen. Null for keys that are none, and where there is nothing. */
export function outlineStep(tree: OutlineTree, opened: Opened, seen: readonly number[], active: number, key: string): OutlineStep {
  const at = seen.indexOf(active);
  const to = (index: number): OutlineStep => {
    const row = seen[Math.max(0, Math.min(index, seen.length - 1))];
    return row === undefined ? null : { to: row };
  };
  if (key === 'ArrowDown') return to(at + 1);
  if (key === 'ArrowUp') return to(at === -1 ? seen.length - 1 : at - 1);
  if (key === 'Home') return to(0);
  if (key === 'End') return to(seen.length - 1);
  if (key === 'PageDown') return to(at + PAGE);
  if (key === 'PageUp') return to(at - PAGE);
  const row = tree.rows[active];
  if (row === undefined) return null;
  const opens = hasBelow(tree, active);
  const open = opens && isOpen(row, opened);
  if (key === 'ArrowRight') return open ? { to: active + 1 } : opens ? { toggle: active } : null;
  if (key === 'ArrowLeft') return open ? { toggle: active } : row.parent >= 0 ? { to: row.parent } : null;
  return key === ' ' && opens ? { toggle: active } : null;
}
