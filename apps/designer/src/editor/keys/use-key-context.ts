import { useReactFlow } from '@xyflow/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useGoTo } from '../canvas/use-go-to.ts';
import { useDuplicate } from '../clipboard/use-duplicate.ts';
import { useGroup } from '../group/use-group.tsx';
import type { EditorStore } from '../model/create-editor.ts';
import { useEditorStore, useHistory } from '../model/editor-context.ts';
import { useAddNote } from '../palette/use-add-note.ts';
import { useProblemActions } from '../problems/problems-context.ts';
import { useTidy } from '../tidy/use-tidy.ts';
import { openKeyHelp } from './key-help.ts';
import type { KeyContext } from './key-table.ts';
import { notePlace } from './note-place.ts';
import { nudge, resizeNotes } from './nudge.ts';
import { openAdding } from './open-adding.ts';
import { openMenuAtSelected } from './open-menu.ts';
import { removeSelected } from './remove-selected.ts';
import { walk } from './walk.ts';

/** What the keys of the editor can do, bound to the flow that is open. */
export function useKeyContext(): KeyContext {
  const { t } = useTranslation('canvas');
  const store = useEditorStore();
  const { undo, redo } = useHistory();
  const sheet = useReactFlow();
  const goTo = useGoTo();
  const { tidy } = useTidy();
  const addNote = useAddNote();
  const group = useGroup();
  const problems = useProblemActions();
  const before = useRef<string | null>(null);
  return {
    ...{ store, goTo, duplicate: useDuplicate(), nextProblem: problems.next, previousProblem: problems.previous, help: openKeyHelp },
    tidy: () => void tidy(),
    fit: () => void sheet.fitView({ duration: 240, padding: 0.1, maxZoom: 1 }),
    zoom: (by) => void (by === 'in' ? sheet.zoomIn({ duration: 120 }) : sheet.zoomOut({ duration: 120 })),
    undo: () => undo?.run(),
    redo: () => redo?.run(),
    add: () => openAdding(store, sheet),
    connect: () => openAdding(store, sheet, true),
    walk(way) {
      const editor = store.getState();
      const next = walk(editor, way, before.current);
      if (next === null) return;
      before.current = editor.selected.at(-1) ?? editor.selectedExit?.node ?? null;
      const [node] = next.selected;
      editor.look(next);
      if (node !== undefined) goTo(node);
    },
    nudge(dx, dy) {
      const { selected, change } = store.getState();
      change(t('move', { count: selected.length }), nudge(selected, dx, dy), `nudge\n${selected.join('\n')}`);
    },
    resize(dx, dy) {
      const { selected, change } = store.getState();
      change(t('resize-note'), resizeNotes(selected, dx, dy), `resize\n${selected.join('\n')}`);
    },
    group,
    addNote: () => addNote(notePlace(store, sheet)),
    menu: () => openMenuAtSelected(store, sheet),
    remove: () => removeSelected(store, t),
    stepBack: () => stepBack(store),
  };
}

/** Closes what is open, the innermost first. */
function stepBack(store: EditorStore): void {
  const { adding, find, inspector, selected, selectedExit, menu, look } = store.getState();
  if (menu !== null) look({ menu: null });
  else if (adding !== null) look({ adding: null });
  else if (find) look({ find: false });
  else if (inspector) look({ inspector: false });
  else if (selected.length > 0 || selectedExit !== null) look({ selected: [], selectedExit: null });
}
