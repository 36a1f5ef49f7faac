import type { SpeechLanguage } from '../speech-language.ts';

/** Words with their stems, and which of them say something. */
export interface SaidWords {
  words: readonly string[];
  stems: readonly string[];
  /** Places of the words that are no fillers. */
  content: readonly number[];
  /** Of these the ones like "not", which alone say nothing. */
  denials: ReadonlySet<number>;
}

export function saidWords(words: readonly string[], { stem, fillers, denials }: SpeechLanguage): SaidWords {
  const content: number[] = [];
  for (let index = 0; index < words.length; ) {
    const filler = fillers.at(words, index);
    if (filler === null) content.push(index);
    index += filler?.length ?? 1;
  }
  return { words, stems: words.map(stem), content, denials: new Set(content.filter((place) => denials.at(words, place) !== null)) };
}
