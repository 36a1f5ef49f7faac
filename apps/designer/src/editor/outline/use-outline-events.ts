import { type MouseEvent, type RefObject, useState } from 'react';
import { useStable } from '../canvas/use-stable.ts';
import { useEditorStore } from '../model/editor-context.ts';
import type { OutlineItem } from './outline-items.ts';
import type { OutlineRow } from './outline-rows.ts';
import type { OutlineState } from './use-outline.ts';
import type { OutlineActions } from './use-outline-actions.ts';

/** The mouse on the rows of the outline, the menu that is open, and the title that is written. */
export function useOutlineEvents(
  { tree, active, select, toggle }: OutlineState,
  actions: OutlineActions,
  scroller: RefObject<HTMLElement | null>,
) {
  const store = useEditorStore();
  const [menu, setMenu] = useState<{ item: OutlineItem; at: { x: number; y: number } } | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const focus = (): void => scroller.current?.focus();
  const openMenu = (item: OutlineItem, at: { x: number; y: number }): void => {
    select(item);
    if (item.kind !== 'group') setMenu({ item, at });
  };
  const onClick = useStable((event: MouseEvent, { item }: OutlineRow) => {
    focus();
    const { selected, look } = store.getState();
    if ((event.ctrlKey || event.metaKey) && item.kind === 'node')
      return look({ selected: toggled(selected, item.node), selectedExit: null });
    select(item);
    if (event.detail === 2 && item.kind === 'link') actions.follow(item.node);
    if (event.detail === 2 && item.kind === 'node') actions.edit(item.node);
    if (event.detail === 2 && item.kind === 'note') actions.write(item.index);
  });
  const onToggle = useStable(({ item }: OutlineRow) => {
    const index = tree.indexOf.get(item.key) ?? -1;
    const row = tree.rows[index];
    if (row !== undefined && active > index && active < row.end) select(item);
    toggle(index);
  });
  const onMenu = useStable((event: MouseEvent, { item }: OutlineRow) => {
    event.preventDefault();
    event.stopPropagation();
    openMenu(item, { x: event.clientX, y: event.clientY });
  });
  const onRenamed = useStable((title: string | null) => {
    if (renaming !== null && title !== null) actions.rename(renaming, title);
    setRenaming(null);
    focus();
  });
  const closeMenu = (): void => {
    setMenu(null);
    focus();
  };
  return { rows: { onClick, onToggle, onMenu, onRenamed }, menu, openMenu, closeMenu, renaming, rename: setRenaming };
}
export type OutlineEvents = ReturnType<typeof useOutlineEvents>;

function toggled(selected: readonly string[], node: string): string[] {
  return selected.includes(node) ? selected.filter((id) => id !== node) : [...selected, node];
}
