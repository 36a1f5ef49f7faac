import type { Diagnostic } from '@callwright/flow-schema';
import { useProblemWords } from '../../problems/use-problem-words.ts';
import { useForm } from './form-place.ts';

/** A problem of the node that is open, in the language of the page. */
export function useProblemText(): (problem: Diagnostic) => string {
  const { id } = useForm();
  const { sentence } = useProblemWords();
  return (problem) => sentence({ ...problem, path: ['nodes', id, 'config', ...problem.path] });
}
