import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { type Editor, type EditorStore, stillThere } from './create-editor.ts';
import type { OpenDocument } from './open-document.ts';

export const EditorContext = createContext<EditorStore | null>(null);

/** The store of the flow that is open. Throws outside of the editor. */
export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (store === null) throw new Error('There is no open flow here.');
  return store;
}

/** A part of the editor's state; the component is drawn again when that part changes. */
export function useEditor<Part>(select: (editor: Editor) => Part): Part {
  return useStore(useEditorStore(), select);
}

/** The open document. */
export function useDocument(): OpenDocument {
  return useStore(
    useEditorStore(),
    useShallow(({ flow, layout }) => ({ flow, layout })),
  );
}

/** Undo and redo, with what they would undo and redo. */
export function useHistory() {
  const store = useEditorStore();
  const label = useEditor((editor) => editor.label);
  const { past, future } = useStore(
    store.temporal,
    useShallow(({ pastStates, futureStates }) => ({ past: pastStates.length, future: futureStates.at(-1) })),
  );
  return {
    undo: past > 0 ? { label, run: () => step(store, 'undo') } : null,
    redo: future === undefined ? null : { label: future.label ?? '', run: () => step(store, 'redo') },
  };
}

function step(store: EditorStore, way: 'undo' | 'redo'): void {
  store.temporal.getState()[way]();
  const editor = store.getState();
  // the next keystroke is a step of its own; what is gone is not selected
  store.setState({ ...stillThere(editor, editor), going: null, selectedExit: null, writing: null });
}
