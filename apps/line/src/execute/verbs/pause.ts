import { integerAttribute } from '../attributes.ts';
import { type PreparePrompt, playSound } from '../sounds.ts';
import type { Verb } from '../verb.ts';

export const preparePause: PreparePrompt = async (element, context) => {
  const seconds = integerAttribute(element, 'length', { standard: 1, least: 0, code: 13910 }, context);
  return { heard: { kind: 'silence' }, seconds, passes: 1 };
};

export const pause: Verb = {
  answers: () => true,
  async run(element, context) {
    const plan = await preparePause(element, context);
    if (plan) await playSound(plan, context, context.signal);
    return undefined;
  },
};
