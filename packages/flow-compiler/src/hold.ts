import type { Prompt } from '@callwright/flow-schema';
import type { CallContext } from './call-context.ts';
import { promptVerbs, type Voices } from './speak-prompt.ts';
import type { Verb } from './verb.ts';

/** How long a caller may hear nothing while an effect is pending, in seconds: from then on he hears the hold prompt. */
export const PATIENCE_SECONDS = 5;
/** The silence after the hold prompt, before it is looked again whether the effect has come to an end. */
const SILENCE_SECONDS = 3;

const holdPrompt: Prompt = {
  'en-US': { text: 'One moment, please.' },
  'ro-RO': { text: 'Un moment, vă rog.' },
  'ru-RU': { text: 'Одну минуту, пожалуйста.' },
};

/** What a caller hears while something takes long: the flow's own hold prompt, or a usual one in the call's language. */
export function holdVerbs(voices: Voices & { holdPrompt?: Prompt | undefined }, context: CallContext): Verb[] {
  const words = promptVerbs({ prompt: voices.holdPrompt ?? usual(context.language) }, context, voices, false);
  return [...words, { verb: 'pause', seconds: SILENCE_SECONDS }];
}

function usual(language: string): Prompt {
  const tongue = language.split('-')[0];
  const [, wording] = Object.entries(holdPrompt).find(([known]) => known.startsWith(`${tongue}-`)) ?? [];
  return wording === undefined ? { 'en-US': { text: 'One moment, please.' } } : { [language]: wording };
}
