import { saidWords } from './choose-option/said-words.ts';
import { languageOf } from './languages.ts';
import { wordsOf } from './words-of.ts';

/** Whether two utterances have the same words, whatever the case, the punctuation and the fillers around them. */
export function saidTheSame(one: string, other: string, language: string): boolean {
  return tellingWords(one, language).join(' ') === tellingWords(other, language).join(' ');
}

/** Fillers count where nothing else was said. */
function tellingWords(text: string, language: string): readonly string[] {
  const known = languageOf(language);
  const { words, content } = saidWords(wordsOf(text, known.respell), known);
  return content.length === 0 ? words : content.flatMap((place) => words[place] ?? []);
}
