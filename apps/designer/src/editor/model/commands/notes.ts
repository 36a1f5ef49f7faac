import type { Layout } from '@callwright/flow-schema';
import { type Change, onGrid, type Point } from '../open-document.ts';

type Note = Layout['notes'][number];

/** Puts a note on the canvas. */
export function addNote(at: Point, text: string): Change {
  return ({ flow, layout }) => {
    const note: Note = { at: [onGrid(at[0]), onGrid(at[1])], size: [240, 96], text };
    return { flow, layout: { ...layout, notes: [...layout.notes, note] } };
  };
}

/** Changes a note; null takes it away. */
export function changeNote(index: number, fields: Partial<Note> | null): Change {
  return ({ flow, layout }) => {
    const old = layout.notes[index];
    if (old === undefined) return { flow, layout };
    const notes = fields === null ? layout.notes.filter((_, at) => at !== index) : layout.notes.with(index, { ...old, ...fields });
    return { flow, layout: { ...layout, notes } };
  };
}
