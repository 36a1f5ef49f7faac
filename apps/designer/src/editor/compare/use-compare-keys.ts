import { useEffect, useEffectEvent } from 'react';
import { useHistory } from '../model/editor-context.ts';
import type { ChangeGroup } from './change-groups.ts';

interface Parts {
  groups: readonly ChangeGroup[];
  current: string | null;
  select(key: string): void;
}

/** J and K walk through the changes; Ctrl Z takes back what was taken. The place of the key counts, whatever the alphabet. */
export function useCompareKeys({ groups, current, select }: Parts): void {
  const { undo, redo } = useHistory();
  const walk = (by: number): void => {
    const index = groups.findIndex(({ key }) => key === current);
    const next = groups[Math.max(0, Math.min(groups.length - 1, index + by))];
    if (next !== undefined) select(next.key);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isText =
      event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable], [role="dialog"]') !== null;
    if (isText || event.altKey) return;
    const withControl = event.ctrlKey || event.metaKey;
    if (withControl && event.code === 'KeyZ') {
      event.preventDefault();
      (event.shiftKey ? redo : undo)?.run();
    } else if (!withControl && event.code === 'KeyJ') walk(1);
    else if (!withControl && event.code === 'KeyK') walk(-1);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
