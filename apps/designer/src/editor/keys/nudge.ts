import { moveNodes } from '../model/commands/move-nodes.ts';
import { changeNote, LEAST_NOTE } from '../model/commands/notes.ts';
import { noteIndex } from '../model/note-id.ts';
import type { Change, Point } from '../model/open-document.ts';

/** Moves boxes and notes by so many pixels of the sheet. */
export function nudge(ids: readonly string[], dx: number, dy: number): Change {
  return (document) => {
    const { nodes, notes } = document.layout;
    const places = ids.flatMap((id): [string, Point][] => {
      const at = nodes[id];
      return at === undefined || noteIndex(id) !== null ? [] : [[id, [at[0] + dx, at[1] + dy]]];
    });
    const moved = moveNodes(Object.fromEntries(places))(document);
    return ids.map(noteIndex).reduce((all, index) => {
      const note = index === null ? undefined : notes[index];
      return index === null || note === undefined ? all : changeNote(index, { at: [note.at[0] + dx, note.at[1] + dy] })(all);
    }, moved);
  };
}

/** Makes notes larger or smaller by so many pixels of the sheet. */
export function resizeNotes(ids: readonly string[], dx: number, dy: number): Change {
  return (document) =>
    ids.map(noteIndex).reduce((all, index) => {
      const note = index === null ? undefined : document.layout.notes[index];
      if (index === null || note === undefined) return all;
      const size: [number, number] = [Math.max(LEAST_NOTE.width, note.size[0] + dx), Math.max(LEAST_NOTE.height, note.size[1] + dy)];
      return changeNote(index, { size })(all);
    }, document);
}
