import type { GatherVerb } from '@callwright/flow-compiler';

const english = (queue: string): string => `A call from ${queue}. To take it, press 1.`;

const words: Readonly<Record<string, (queue: string) => string>> = {
  en: english,
  ro: (queue) => `Un apel de la ${queue}. Ca să îl preluați, apăsați 1.`,
  ru: (queue) => `Звонок: ${queue}. Чтобы принять его, нажмите 1.`,
};

/** What an agent hears who is rung on a telephone: a mailbox does not press 1. */
export function pressOne(language: string, queue: string): GatherVerb {
  const say = words[language.slice(0, 2)];
  const spoken = say === undefined ? 'en-US' : language;
  const text = (say ?? english)(queue);
  return {
    verb: 'gather',
    input: ['dtmf'],
    prompts: [{ verb: 'say', text, language: spoken }],
    numDigits: 1,
    finishOnKey: '',
    timeoutSeconds: 6,
    language: spoken,
    hints: [],
  };
}
