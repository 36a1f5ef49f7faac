import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useGoTo } from '../canvas/use-go-to.ts';
import { addNote } from '../model/commands/notes.ts';
import { useEditorStore } from '../model/editor-context.ts';
import { noteId } from '../model/note-id.ts';
import type { Point } from '../model/open-document.ts';

/** What joins the words of a note to the step that added it, or to the words before. */
export function noteStep(index: number): string {
  return `note\n${index}`;
}

/** Puts an empty note on the sheet and begins to write in it. */
export function useAddNote(): (at: Point) => void {
  const store = useEditorStore();
  const { t } = useTranslation('canvas');
  const goTo = useGoTo();
  const { flowToScreenPosition } = useReactFlow();
  return useCallback(
    (at) => {
      const { layout, change, look, readOnly } = store.getState();
      if (readOnly) return;
      const index = layout.notes.length;
      change(t('add-note'), addNote(at, ''), noteStep(index));
      look({ selected: [noteId(index)], selectedExit: null, adding: null, inspector: false, writing: index });
      if (!isOnSheet(flowToScreenPosition({ x: at[0], y: at[1] }))) goTo(noteId(index));
    },
    [store, t, goTo, flowToScreenPosition],
  );
}

function isOnSheet({ x, y }: { x: number; y: number }): boolean {
  const sheet = document.querySelector('.flow-canvas')?.getBoundingClientRect();
  return sheet === undefined || (x > sheet.left && y > sheet.top && x < sheet.right - 120 && y < sheet.bottom - 60);
}
