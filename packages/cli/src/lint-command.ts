import { lintErgonomics } from '@callwright/flow-compiler';
import { checkFlows } from './check-flows.ts';
import type { ShowOptions } from './show-problems.ts';

/** Shows what is wrong in flows and what makes them hard to use. Answers the exit code: 0 fine, 1 errors, 2 nothing to look at. */
export async function lintCommand(paths: readonly string[], options: ShowOptions): Promise<number> {
  return checkFlows(paths, lintErgonomics, options);
}
