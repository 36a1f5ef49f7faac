import { createContext, useContext } from 'react';
import type { OpenedFlow } from './open-flow.ts';

export const OpenedContext = createContext<OpenedFlow | null>(null);

/** The flow that is open, with all that belongs to it. Throws outside of the editor. */
export function useOpened(): OpenedFlow {
  const opened = useContext(OpenedContext);
  if (opened === null) throw new Error('There is no open flow here.');
  return opened;
}
