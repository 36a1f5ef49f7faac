import { createContext, useContext } from 'react';
import type { Note } from '../model/commands/notes.ts';

/** What boxes ask of their canvas. */
export interface CanvasActions {
  /** Brings a node into view and selects it. */
  goTo(node: string): void;
  /** Changes a note; a canvas that is only looked at changes none. */
  changeNote?(index: number, fields: Partial<Note>): void;
  /** Begins to write in a note, or ends it. */
  writeIn?(index: number | null): void;
}

export const CanvasActionsContext = createContext<CanvasActions>({ goTo: () => undefined });

export function useCanvasActions(): CanvasActions {
  return useContext(CanvasActionsContext);
}
