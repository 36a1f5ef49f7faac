import { type Choice, chooseOption, weigh } from '@callwright/speech';
import { defineChange, defineGuard } from './define-logic.ts';

/** Something that callers may say, by the phrases of each language. */
export interface SpokenOption {
  option: string;
  label?: string;
  key?: string;
  phrases: Record<string, string[]>;
}

/** Holds what was said against all options at once: only so can the best of several be told. */
export const understandOption = defineChange('understand-option', ({ context, event }, { options }: { options: SpokenOption[] }) => {
  if (event.type !== 'call.speech') return { understood: null };
  const { language } = context;
  const spoken = options.map(({ option, label, key, phrases }, index) => ({
    id: option,
    phrases: phrases[language] ?? [],
    position: index + 1,
    ...(label !== undefined && { label }),
    ...(key !== undefined && { key }),
  }));
  const said = { text: event.text, ...(event.confidence !== undefined && { confidence: event.confidence }) };
  const choice = chooseOption(said, spoken, language);
  return { understood: isSure(choice) ? { option: choice.match, confidence: choice.confidence } : null };
});

/** What was said means this option. */
export const understoodAs = defineGuard(
  'understood-as',
  ({ context }, { option }: { option: string }) => context.understood?.option === option,
);

/** A guess is asked again rather than followed; doubtful words are followed when they fit an option well. */
function isSure(choice: Choice): choice is Choice & { match: string } {
  if (choice.match === null || weigh(choice.confidence) === 'ask-again') return false;
  return weigh(choice.confidence) === 'accept' || choice.how !== 'near';
}
