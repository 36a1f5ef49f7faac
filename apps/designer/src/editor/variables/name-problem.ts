import { variableNameSchema } from '@callwright/flow-schema';

const reserved = ['call', 'contact', 'hours', 'queue', 'agent', 'secret'];

/** What is wrong with a new name of a variable, as a key of the words for it; null when nothing is. */
export function nameProblem(name: string, taken: readonly string[]): 'name-wrong' | 'name-taken' | 'name-reserved' | null {
  if (!variableNameSchema.safeParse(name).success) return 'name-wrong';
  if (reserved.includes(name)) return 'name-reserved';
  return taken.includes(name) ? 'name-taken' : null;
}
