/** More is not listened to: a minute of fast speech is about 1,500 characters. */
const LONGEST_SAID = 2_000;

/**
 * What was said as words: lower case, Latin letters without accents, no punctuation. Numerals stay whole with their marks ("2,340").
 * `respell` evens out what a language writes in two ways.
 */
export function wordsOf(text: string, respell: (text: string) => string): string[] {
  return wordsIn(text, respell).map(({ word }) => word);
}

export interface PlacedWord {
  word: string;
  /** Where it stands in the text as it came, in UTF-16 units. */
  from: number;
  to: number;
}

/** The same words with the places where they were said, for those who give the caller's own spelling back. */
export function wordsIn(text: string, respell: (text: string) => string): PlacedWord[] {
  const chunks = text.slice(0, LONGEST_SAID).matchAll(/\S+/gu);
  return [...chunks].flatMap(({ 0: chunk, index }) =>
    [...respell(folded(chunk)).matchAll(/\d+(?:[.,]\d+)*\p{L}*|[\p{L}\p{N}]+/gu)].map(({ 0: word }) => ({
      word,
      from: index,
      to: index + chunk.length,
    })),
  );
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ`´]/gu, "'");
}
