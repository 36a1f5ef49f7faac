import type { Verb } from '../verb.ts';

export const hangup: Verb = {
  answers: () => true,
  run: async () => 'end',
};
