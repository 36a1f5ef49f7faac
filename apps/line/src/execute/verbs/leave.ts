import type { Verb } from '../verb.ts';

/** Leaves the queue whose wait document it stands in. */
export const leave: Verb = {
  answers: () => false,
  run: async () => 'leave',
};
