import type { Flow } from '@callwright/flow-schema';
import { namesShown, templateProblem } from '../../render-template.ts';

/** The private variables whose values can be seen in a template's text: not those that are only masked, or only asked whether they are there. */
export function privateNamesShown({ variables }: Flow, text: string): string[] {
  if (!text.includes('{') || templateProblem(text) !== null) return [];
  return namesShown(text).filter((name) => Object.hasOwn(variables, name) && variables[name]?.privacy !== 'none');
}
