import type { PhraseTable } from './phrase-table.ts';

/** What was said, cut where the caller corrected himself; parts without words are left out. */
export function partsBetween(words: readonly string[], corrections: PhraseTable<true>): string[][] {
  const parts: string[][] = [[]];
  for (let index = 0; index < words.length; ) {
    const found = corrections.at(words, index);
    if (found !== null) parts.push([]);
    else parts.at(-1)?.push(words[index] ?? '');
    index += found?.length ?? 1;
  }
  return parts.filter((part) => part.length > 0);
}
