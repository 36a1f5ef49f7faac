import type { TFunction } from 'i18next';
import { connect } from '../model/commands/connect.ts';
import { changeNote } from '../model/commands/notes.ts';
import { removeNodes } from '../model/commands/remove-nodes.ts';
import type { EditorStore } from '../model/create-editor.ts';
import { noteIndex } from '../model/note-id.ts';

/** Takes away what is selected: a way, or boxes and notes. */
export function removeSelected(store: EditorStore, t: TFunction<'canvas'>): void {
  const { selected, selectedExit, change } = store.getState();
  if (selectedExit !== null) change(t('disconnect'), connect(selectedExit.node, selectedExit.exit, null));
  if (selectedExit !== null || selected.length === 0) return;
  const notes = selected.map(noteIndex).filter((index) => index !== null);
  const nodes = selected.filter((id) => noteIndex(id) === null);
  change(t('delete', { count: selected.length }), (document) =>
    // the last note first, as the others then keep their numbers
    notes.toSorted((a, b) => b - a).reduce((all, index) => changeNote(index, null)(all), removeNodes(nodes)(document)),
  );
}
