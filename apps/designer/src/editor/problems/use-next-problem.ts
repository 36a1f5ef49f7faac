import { useProblemActions } from './problems-context.ts';

/** Goes to the next problem, round about: F8. */
export function useNextProblem(): () => void {
  return useProblemActions().next;
}
