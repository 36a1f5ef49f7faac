/** Phrases of one or more words, found at a place in what was said; the longest goes first. */
export interface PhraseTable<T> {
  at(words: readonly string[], index: number): FoundPhrase<T> | null;
}

export interface FoundPhrase<T> {
  length: number;
  value: T;
}

export function phraseTable<T>(entries: Iterable<readonly [words: readonly string[], value: T]>): PhraseTable<T> {
  const byFirstWord = new Map<string, { words: readonly string[]; value: T }[]>();
  for (const [words, value] of entries) {
    const [first] = words;
    if (first === undefined) continue;
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, value }]);
  }
  for (const phrases of byFirstWord.values()) phrases.sort((one, other) => other.words.length - one.words.length);
  return {
    at(words, index) {
      const found = byFirstWord
        .get(words[index] ?? '')
        ?.find((phrase) => phrase.words.every((word, offset) => words[index + offset] === word));
      return found === undefined ? null : { length: found.words.length, value: found.value };
    },
  };
}
