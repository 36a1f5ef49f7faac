/** The silence after the words, before it is looked again whether the call can go on, in seconds. */
export const HOLD_SILENCE_SECONDS = 3;

const words: Readonly<Record<string, string>> = {
  en: 'One moment, please.',
  ro: 'Un moment, vă rog.',
  ru: 'Одну минуту, пожалуйста.',
};

/** What callers hear while something takes long; undefined for a language that has no usual words for it. */
export function holdWords(language: string): string | undefined {
  const tongue = language.split('-')[0] ?? '';
  return Object.hasOwn(words, tongue) ? words[tongue] : undefined;
}
