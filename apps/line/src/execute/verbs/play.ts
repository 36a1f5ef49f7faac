import { keysSeconds } from '../../call/press-keys.ts';
import { integerAttribute, invalid, resolveUrl } from '../attributes.ts';
import { textOf } from '../parse-twiml.ts';
import { type PreparePrompt, passesOf, playSound } from '../sounds.ts';
import type { Verb } from '../verb.ts';

const KEYS = /^[0-9*#wW]+$/;

export const preparePlay: PreparePrompt = async (element, context) => {
  const { digits } = element.attributes;
  if (digits !== undefined && digits !== '') {
    if (KEYS.test(digits)) return { heard: { kind: 'play', text: digits }, seconds: keysSeconds(digits), passes: 1 };
    invalid(element, 'digits', 13430, context);
    return null;
  }
  const loop = integerAttribute(element, 'loop', { standard: 1, least: 0, code: 13410 }, context);
  const url = resolveUrl(textOf(element), context);
  const { document, services } = context;
  const seconds = url === document.url && document.audioSeconds !== undefined ? document.audioSeconds : await services.measure(url);
  return { heard: { kind: 'play', url }, seconds, passes: passesOf(loop) };
};

export const play: Verb = {
  answers: () => true,
  async run(element, context) {
    const plan = await preparePlay(element, context);
    if (plan) await playSound(plan, context, context.signal);
    return undefined;
  },
};
