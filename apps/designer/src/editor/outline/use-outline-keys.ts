import type { KeyboardEvent, RefObject } from 'react';
import { useEditorStore } from '../model/editor-context.ts';
import type { OutlineItem } from './outline-items.ts';
import { outlineStep } from './outline-step.ts';
import type { OutlineState } from './use-outline.ts';
import type { OutlineActions } from './use-outline-actions.ts';
import type { OutlineEvents } from './use-outline-events.ts';
import { ROW_HEIGHT } from './use-row-window.ts';

/** The keys of the outline: those of a tree, and those that edit. All others are the editor's. */
export function useOutlineKeys(
  outline: OutlineState,
  actions: OutlineActions,
  events: OutlineEvents,
  scroller: RefObject<HTMLElement | null>,
) {
  const store = useEditorStore();
  const { tree, opened, seen, active, select, toggle } = outline;

  const edit = (event: KeyboardEvent, item: OutlineItem): boolean => {
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    if (event.key === 'Enter') enter(item);
    else if (isMenuKey) events.openMenu(item, pointOf(scroller.current, seen.indexOf(active)));
    else if (store.getState().readOnly) return false;
    else if (event.key === 'F2' && item.kind === 'node') events.rename(item.node);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(item);
    else return false;
    return true;
  };
  const enter = (item: OutlineItem): void => {
    if (item.kind === 'node') actions.edit(item.node);
    else if (item.kind === 'note') actions.write(item.index);
    else if (item.kind === 'link') actions.follow(item.node);
    else if (item.kind === 'open') actions.add(item, 'after');
    else toggle(active);
  };
  const remove = (item: OutlineItem): void => {
    if (item.kind === 'note') actions.removeNote(item.index);
    else if (item.kind === 'node') actions.remove(item.node);
    else if (item.kind === 'link' && item.by !== null) actions.disconnect(item.by);
  };
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = outlineStep(tree, opened, seen, active, event.key);
    const row = step !== null && 'to' in step ? tree.rows[step.to] : undefined;
    if (row !== undefined) select(row.item);
    if (step !== null && 'toggle' in step) toggle(step.toggle);
    const item = tree.rows[active]?.item;
    if (step !== null || (item !== undefined && edit(event, item))) event.preventDefault();
  };
}

/** Where a menu opens that was asked for by a key. */
function pointOf(scroller: HTMLElement | null, place: number): { x: number; y: number } {
  const { left = 0, top = 0 } = scroller?.getBoundingClientRect() ?? {};
  return { x: left + 60, y: top + (place + 1) * ROW_HEIGHT - (scroller?.scrollTop ?? 0) };
}
