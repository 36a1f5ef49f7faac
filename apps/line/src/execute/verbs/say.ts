import { spokenSeconds } from '@callwright/simulator/durations';
import { integerAttribute } from '../attributes.ts';
import { type TwimlElement, textOf } from '../parse-twiml.ts';
import { type PreparePrompt, passesOf, playSound } from '../sounds.ts';
import type { Verb, VerbContext } from '../verb.ts';

const VOICES = /^(man|woman|alice|(Polly|Google)\.\S+)$/;
const DEFAULT_VOICE = 'man';

/** Longest texts in characters, by the voice's maker. */
const TEXT_LIMITS: readonly [prefix: string, limit: number][] = [
  ['Polly.', 3_000],
  ['Google.', 5_000],
  ['', 4_096],
];

export const prepareSay: PreparePrompt = async (element, context) => {
  const text = textOf(element);
  const voice = voiceOf(element, context);
  const limit = TEXT_LIMITS.find(([prefix]) => voice.startsWith(prefix))?.[1] ?? 0;
  if (text === '') {
    context.leg.warn(13520, 'Say: Invalid text: there is none');
    return null;
  }
  if (text.length > limit) {
    context.leg.warn(13521, `Say: ${text.length} characters, where the voice ${voice} takes ${limit}`);
    return null;
  }
  const loop = integerAttribute(element, 'loop', { standard: 1, least: 0, code: 13510 }, context);
  return {
    heard: { kind: 'say', text, language: languageOf(element, voice), voice },
    seconds: spokenSeconds(text),
    passes: passesOf(loop),
  };
};

export const say: Verb = {
  answers: () => true,
  async run(element, context) {
    const plan = await prepareSay(element, context);
    if (plan) await playSound(plan, context, context.signal);
    return undefined;
  },
};

function voiceOf(element: TwimlElement, context: VerbContext): string {
  const voice = element.attributes['voice'];
  if (voice === undefined || voice === '') return DEFAULT_VOICE;
  if (VOICES.test(voice)) return voice;
  context.leg.warn(13511, `Say: Invalid voice value "${voice}"`);
  return DEFAULT_VOICE;
}

function languageOf(element: TwimlElement, voice: string): string {
  const named = element.attributes['language'];
  if (named !== undefined && named !== '') return named;
  return /^Google\.([a-z]{2,3}-[A-Za-z]{2})-/.exec(voice)?.[1] ?? 'en-US';
}
