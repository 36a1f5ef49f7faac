import type { Prompt } from '@callwright/flow-schema';
import type { CallContext } from './call-context.ts';
import { HOLD_SILENCE_SECONDS, holdWords } from './hold-words.ts';
import { promptVerbs, type Voices } from './speak-prompt.ts';
import type { Verb } from './verb.ts';

/** How long a caller may hear nothing while an effect is pending, in seconds: from then on he hears the hold prompt. */
export const PATIENCE_SECONDS = 5;

/** What a caller hears while something takes long: the flow's own hold prompt, or a usual one in the call's language. */
export function holdVerbs(voices: Voices & { holdPrompt?: Prompt | undefined }, context: CallContext): Verb[] {
  const words = promptVerbs({ prompt: voices.holdPrompt ?? usual(context.language) }, context, voices, false);
  return [...words, { verb: 'pause', seconds: HOLD_SILENCE_SECONDS }];
}

function usual(language: string): Prompt {
  const text = holdWords(language);
  return text === undefined ? { 'en-US': { text: holdWords('en') ?? '' } } : { [language]: { text } };
}
