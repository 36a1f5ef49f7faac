import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { cardOf } from '../canvas/card.ts';
import { useGoTo } from '../canvas/use-go-to.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { noteId } from '../model/note-id.ts';
import { nodeOf } from '../model/open-document.ts';
import type { OutlineItem } from './outline-items.ts';
import { isOpen, type OutlineTree, outlineTree, revealed, rowOfSelection, type Selection, seenRows } from './outline-rows.ts';

/** The outline of the open flow: its rows, which are open, and the one that is selected, here as on the canvas. */
export function useOutline() {
  const store = useEditorStore();
  const goTo = useGoTo();
  const tree = useTree();
  const selected = useEditor((editor) => editor.selected);
  const selectedExit = useEditor((editor) => editor.selectedExit);
  const [cursor, setCursor] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const active = activeRow(tree, cursor, { selected, selectedExit });
  const activeKey = tree.rows[active]?.item.key ?? null;
  const [shownKey, setShownKey] = useState<string | null>(null);
  if (activeKey !== shownKey) {
    // what was selected on the canvas is opened here, once: it may be closed again
    setShownKey(activeKey);
    setOpened(revealed(tree, active, opened));
  }
  const seen = useMemo(() => seenRows(tree, opened), [tree, opened]);
  const select = useCallback(
    (item: OutlineItem): void => {
      setCursor(item.key);
      const { look } = store.getState();
      const shown =
        item.kind === 'note'
          ? noteId(item.index)
          : item.kind === 'node'
            ? item.node
            : (item.by?.node ?? (item.kind === 'link' ? item.node : null));
      if (shown !== null) goTo(shown);
      if (item.kind === 'node' || item.kind === 'note') return;
      if (item.by !== null) look({ selected: [], selectedExit: { node: item.by.node, exit: item.by.exit.exit } });
      else if (shown === null) look({ selected: [], selectedExit: null });
    },
    [store, goTo],
  );
  const toggle = (index: number): void => {
    const row = tree.rows[index];
    if (row !== undefined) setOpened(new Map([...opened, [row.item.key, !isOpen(row, opened)]]));
  };
  return { tree, opened, seen, active, select, toggle };
}
export type OutlineState = ReturnType<typeof useOutline>;

function useTree(): OutlineTree {
  const flow = useDeferredValue(useEditor((editor) => editor.flow));
  const notes = useDeferredValue(useEditor(({ layout }) => layout.notes));
  const { words } = useNodeWords();
  return useMemo(() => {
    const language = flow.languages[0] ?? 'en-US';
    return outlineTree(
      flow,
      (id) => {
        const node = nodeOf(flow, id);
        // only ids of this very flow are asked for
        if (node === undefined) throw new Error(`The flow has no node "${id}".`);
        return cardOf(id, node, language, words);
      },
      notes,
    );
  }, [flow, notes, words]);
}

/** Where the outline's own cursor stands as long as it agrees with the canvas, else the row of what is selected there. */
function activeRow(tree: OutlineTree, cursor: string | null, selection: Selection): number {
  const index = cursor === null ? -1 : (tree.indexOf.get(cursor) ?? -1);
  const item = tree.rows[index]?.item;
  return item !== undefined && agrees(item, selection) ? index : rowOfSelection(tree, selection);
}

function agrees(item: OutlineItem, { selected, selectedExit }: Selection): boolean {
  if (item.kind === 'note') return selectedExit === null && selected.at(-1) === noteId(item.index);
  if (item.kind === 'node') return selectedExit === null && selected.at(-1) === item.node;
  if (item.by !== null) return selectedExit?.node === item.by.node && selectedExit.exit === item.by.exit.exit;
  if (item.kind === 'link') return selectedExit === null && selected.at(-1) === item.node;
  return selectedExit === null && selected.length === 0;
}
