import type { PromptVerb, Verb } from '@callwright/flow-compiler';

/** What verbs say, as one text message; what only sounds has no words. */
export function wordsOfVerbs(verbs: readonly Verb[]): string {
  const said = verbs.flatMap((verb): readonly (Verb | PromptVerb)[] => (verb.verb === 'gather' ? verb.prompts : [verb]));
  return said
    .flatMap((verb) => (verb.verb === 'say' ? [verb.text] : []))
    .join(' ')
    .trim();
}
