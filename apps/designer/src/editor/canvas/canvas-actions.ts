import { createContext, useContext } from 'react';

/** What boxes ask of their canvas. */
export interface CanvasActions {
  /** Brings a node into view and selects it. */
  goTo(node: string): void;
  /** Changes a note; a canvas that is only looked at has none. */
  writeNote?(index: number, fields: { text?: string; width?: number; height?: number }): void;
}

export const CanvasActionsContext = createContext<CanvasActions>({ goTo: () => undefined });

export function useCanvasActions(): CanvasActions {
  return useContext(CanvasActionsContext);
}
