/** True when the phrase's words stand in what was said, in order and together, whatever the case, accents of case and punctuation. */
export function matchesPhrase(said: string, phrase: string): boolean {
  const words = normalised(phrase);
  return words !== '' && ` ${normalised(said)} `.includes(` ${words} `);
}

function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
