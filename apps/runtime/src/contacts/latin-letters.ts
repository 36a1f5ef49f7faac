/** How Cyrillic letters are read, the way passports write names (ICAO 9303, part 3), and Latin letters that no mark can be taken from. */
const readAs: Readonly<Record<string, string>> = {
  ...pairs('абвгдезийклмнопрстуфыэіїґє', 'a b v g d e z i i k l m n o p r s t u f y e i i g ie'),
  ...pairs('ёжхцчшщъьюя', 'e zh kh ts ch sh shch ie - iu ia'),
  ...pairs('ßæœøłđðþı', 'ss ae oe o l d d th i'),
  ь: '',
};

/** A text in plain Latin letters, as far as it has any: without accents, Cyrillic as it is read. */
export function latinLetters(text: string): string {
  const replaced = [...text.normalize('NFC')].map((letter) => {
    const lower = letter.toLowerCase();
    const latin = readAs[lower];
    if (latin === undefined) return letter;
    return lower === letter ? latin : latin.slice(0, 1).toUpperCase() + latin.slice(1);
  });
  return replaced.join('').normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

function pairs(letters: string, latin: string): Record<string, string> {
  const words = latin.split(' ');
  return Object.fromEntries([...letters].map((letter, index) => [letter, words[index] ?? '']));
}
