import type { Layout } from '@callwright/flow-schema';
import { type Change, onGrid, type Point } from '../open-document.ts';

export type Note = Layout['notes'][number];
const SIZE: Note['size'] = [240, 96];
/** No note is smaller than that. */
export const LEAST_NOTE = { width: 96, height: 48 } as const;

/** Puts a note on the canvas. */
export function addNote(at: Point, text: string): Change {
  return ({ flow, layout }) => {
    const note: Note = { at: [onGrid(at[0]), onGrid(at[1])], size: SIZE, text };
    return { flow, layout: { ...layout, notes: [...layout.notes, note] } };
  };
}

/** Changes a note; null takes it away. The same document when it is so already. */
export function changeNote(index: number, fields: Partial<Note> | null): Change {
  return ({ flow, layout }) => {
    const old = layout.notes[index];
    if (old === undefined || (fields !== null && isSame(old, fields))) return { flow, layout };
    const notes = fields === null ? layout.notes.filter((_, at) => at !== index) : layout.notes.with(index, { ...old, ...fields });
    return { flow, layout: { ...layout, notes } };
  };
}

function isSame(note: Note, fields: Partial<Note>): boolean {
  return JSON.stringify({ ...note, ...fields }) === JSON.stringify(note);
}
