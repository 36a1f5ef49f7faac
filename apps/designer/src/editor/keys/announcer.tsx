import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { definitionOf } from '../../nodes/definition-of.ts';
import { cardOf } from '../canvas/card.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { nodeOf } from '../model/open-document.ts';
import { toldOf } from './told.ts';

/** Says what was done and what is selected, to those who hear the page. */
export function Announcer() {
  const done = useDone();
  const selection = useSelectionWords();
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {done}
      </div>
      <div className="visually-hidden" role="status" aria-live="polite">
        {selection}
      </div>
    </>
  );
}

function useSelectionWords(): string {
  const { t } = useTranslation('keys');
  const { words } = useNodeWords();
  return useEditor((editor) => {
    const { flow } = editor;
    const told = toldOf(editor, (id) => {
      const node = nodeOf(flow, id);
      return node === undefined
        ? null
        : { ...cardOf(id, node, flow.languages[0] ?? 'en-US', words), type: words(definitionOf(node.type)?.title ?? node.type) };
    });
    if (told === null) return '';
    if (told.key === 'node') return t('told-node', { title: told.title, type: told.type, count: told.exits });
    if (told.key === 'note') return t('told-note', { text: told.text });
    if (told.key === 'several') return t('told-several', { count: told.count });
    return told.target === null ? t('told-open', { exit: told.exit }) : t('told-exit', { exit: told.exit, target: told.target });
  });
}

/** The last change, undone or not. */
function useDone(): string {
  const { t } = useTranslation('keys');
  const store = useEditorStore();
  const undone = useStore(store.temporal, ({ futureStates }) => futureStates.at(-1)?.label);
  const label = useEditor((editor) => editor.label);
  const [first] = useState(label);
  const [begun, begin] = useState(false);
  useEffect(() => {
    if (label !== first || undone !== undefined) begin(true);
  }, [label, first, undone]);
  if (!begun) return '';
  return undone === undefined ? label : t('told-undone', { what: undone });
}
