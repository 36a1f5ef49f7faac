/** True when the phrase's words stand in what was said, in order and together, whatever the case, the punctuation and the accents of Latin letters. */
export function matchesPhrase(said: string, phrase: string): boolean {
  const words = normalised(phrase);
  return words !== '' && ` ${sayingOf(said)} `.includes(` ${words} `);
}

/** One saying is held against many phrases, one after the other. */
let last = { said: '', words: '' };

function sayingOf(said: string): string {
  if (last.said !== said) last = { said, words: normalised(said) };
  return last.words;
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
