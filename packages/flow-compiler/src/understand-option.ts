import { chooseOption } from '@callwright/speech';
import { defineChange, defineGuard } from './define-logic.ts';
import { refusedFor, rememberMeaning } from './heard.ts';
import { judgeAnswer, type SureEnough } from './judge-answer.ts';

/** Something that callers may say, by the phrases of each language. */
export interface SpokenOption {
  option: string;
  label?: string;
  key?: string;
  phrases: Record<string, string[]>;
}

/** Holds what was said against all options at once: only so can the best of several be told. */
export const understandOption = defineChange(
  'understand-option',
  (moment, { options, ...sureEnough }: SureEnough & { options: SpokenOption[] }) => {
    const { context, event } = moment;
    const chosen = event.type === 'call.speech' ? chooseSpoken(event, options, context.language, refusedFor(moment)) : null;
    if (chosen === null) return rememberMeaning(moment, null);
    const judged = judgeAnswer(chosen, sureEnough, context.language);
    const { option, words, confidence } = chosen;
    return rememberMeaning(moment, judged === 'ask-again' ? null : { value: option, words, confidence, sure: judged === 'accept' });
  },
);

/** What was said means this option. */
export const understoodAs = defineGuard(
  'understood-as',
  ({ context }, { option }: { option: string }) => context.understood?.option === option,
);

/** How an option is said to the caller: by its first phrase in the call's language, since a label is written for screens, in one language. */
export function optionWords({ phrases, label, option }: SpokenOption, language: string): string {
  return phrases[language]?.[0] ?? label ?? option.replaceAll('-', ' ');
}

interface ChosenOption {
  option: string;
  words: string;
  confidence: number;
  isGuess: boolean;
}

/** The option that was meant, refused ones left out; null where it was none or cannot be told. */
export function chooseSpoken(
  said: { text: string; confidence?: number },
  options: readonly SpokenOption[],
  language: string,
  refused: readonly string[],
): ChosenOption | null {
  const offered = options.map(({ option, label, key, phrases }, index) => ({
    id: option,
    phrases: phrases[language] ?? [],
    position: index + 1,
    ...(label !== undefined && { label }),
    ...(key !== undefined && { key }),
  }));
  const { match, confidence, how } = chooseOption(
    said,
    offered.filter(({ id }) => !refused.includes(id)),
    language,
  );
  const chosen = options.find(({ option }) => option === match);
  if (chosen === undefined) return null;
  return { option: chosen.option, words: optionWords(chosen, language), confidence, isGuess: how === 'near' };
}
