import { useReactFlow } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useGoTo } from '../canvas/use-go-to.ts';
import { openAdding } from '../keys/open-adding.ts';
import { connect, startAt } from '../model/commands/connect.ts';
import { changeNote } from '../model/commands/notes.ts';
import { removeNodes } from '../model/commands/remove-nodes.ts';
import { setNodeText } from '../model/commands/set-node-text.ts';
import { useEditorStore } from '../model/editor-context.ts';
import { noteId } from '../model/note-id.ts';
import type { Led, OutlineItem } from './outline-items.ts';
import type { OutlineState } from './use-outline.ts';

/** What can be done from a row of the outline: all that the canvas can. */
export function useOutlineActions({ tree, seen, active, select }: OutlineState) {
  const { t } = useTranslation('canvas');
  const { t: own } = useTranslation('outline');
  const store = useEditorStore();
  const sheet = useReactFlow();
  const goTo = useGoTo();
  const selectExit = ({ node, exit }: Led): void => store.getState().look({ selected: [], selectedExit: { node, exit: exit.exit } });
  /** What is selected goes, so the row above is selected. */
  const afterwards = (act: () => void): void => {
    const above = tree.rows[seen[seen.indexOf(active) - 1] ?? -1];
    act();
    if (above !== undefined) select(above.item);
  };
  return {
    edit(node: string): void {
      store.getState().look({ selected: [node], selectedExit: null, inspector: true, focus: { node, field: null, at: Date.now() } });
    },
    write(index: number): void {
      goTo(noteId(index));
      store.getState().look({ writing: index });
    },
    removeNote(index: number): void {
      afterwards(() => store.getState().change(t('delete', { count: 1 }), changeNote(index, null)));
    },
    /** Goes to the row in which a node stands as itself. */
    follow(node: string): void {
      const row = tree.rows[tree.indexOf.get(tree.ownerOf.get(node) ?? '') ?? -1];
      if (row !== undefined) select(row.item);
    },
    rename(node: string, title: string): void {
      store.getState().change(own('rename-node', { title }), setNodeText(node, 'title', title));
    },
    /** After a node, or into the way of an exit. */
    add(item: OutlineItem, where: 'after' | 'before'): void {
      if (item.by !== null && (where === 'before' || item.kind !== 'node')) selectExit(item.by);
      openAdding(store, sheet);
    },
    connect(by: Led): void {
      selectExit(by);
      openAdding(store, sheet, true);
    },
    disconnect({ node, exit }: Led): void {
      store.getState().change(t('disconnect'), connect(node, exit.exit, null));
    },
    start(node: string): void {
      store.getState().change(own('start'), startAt(node));
    },
    remove(node: string): void {
      afterwards(() => store.getState().change(t('delete', { count: 1 }), removeNodes([node])));
    },
  };
}
export type OutlineActions = ReturnType<typeof useOutlineActions>;
