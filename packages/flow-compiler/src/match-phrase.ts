/**
 * True when the phrase's words stand in what was said, in order and together, whatever the case, the punctuation and the accents of Latin letters.
 * It knows no language, so it also serves where callers name other languages than the one that is spoken.
 */
export function matchesPhrase(said: string, phrase: string): boolean {
  const words = normalised(phrase);
  return words !== '' && ` ${normalised(said)} `.includes(` ${words} `);
}

function normalised(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
