import type { SpeechLanguage } from '../speech-language.ts';
import { wordsOf } from '../words-of.ts';
import type { Option } from './option.ts';
import { saidWords } from './said-words.ts';

/** A phrase that would choose an option. */
export interface WantedPhrase {
  id: string;
  words: readonly string[];
  stems: readonly string[];
  /** It has no other words than fillers, so they count here. */
  isAllFillers: boolean;
}

export function wantedPhrases(options: readonly Option[], language: SpeechLanguage): WantedPhrase[] {
  return options.flatMap(({ id, label, phrases }) =>
    [...phrases, ...(label === undefined ? [] : [label])].flatMap((phrase) => wantedPhrase(id, phrase, language)),
  );
}

function wantedPhrase(id: string, phrase: string, language: SpeechLanguage): WantedPhrase[] {
  const { words, stems, content } = saidWords(wordsOf(phrase, language.respell), language);
  const isAllFillers = content.length === 0;
  const places = isAllFillers ? [...words.keys()] : content;
  const pick = (list: readonly string[]) => places.flatMap((place) => list[place] ?? []);
  return words.length === 0 ? [] : [{ id, words: pick(words), stems: pick(stems), isAllFillers }];
}
