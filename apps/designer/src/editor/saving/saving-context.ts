import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Autosave, SavingState } from './create-autosave.ts';

export const SavingContext = createContext<Autosave | null>(null);

/** How the open flow is saved. Throws outside of the editor. */
export function useAutosave(): Autosave {
  const autosave = useContext(SavingContext);
  if (autosave === null) throw new Error('There is no open flow here.');
  return autosave;
}

/** A part of how the open flow stands against the server. */
export function useSaving<Part>(select: (state: SavingState) => Part): Part {
  return useStore(useAutosave().status, select);
}
