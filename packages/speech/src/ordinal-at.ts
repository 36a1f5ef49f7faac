import type { FoundPhrase } from './phrase-table.ts';
import type { SpeechLanguage } from './speech-language.ts';

/** The ordinal that begins here, in any of its forms; number words are none, though their stems may be alike. */
export function ordinalAt(words: readonly string[], index: number, language: SpeechLanguage): FoundPhrase<number> | null {
  const found = language.ordinals.at(words, index);
  if (found !== null || language.numberTerms.at(words, index) !== null) return found;
  const position = language.ordinalStems.get(language.stem(words[index] ?? ''));
  return position === undefined ? null : { length: 1, value: position };
}
