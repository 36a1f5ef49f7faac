const cyrillic =
  'а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х h ц c ч ch ш sh щ sch ъ  ы y ь  э e ю yu я ya';
const latin = new Map(
  cyrillic
    .match(/\p{sc=Cyrl} \p{sc=Latn}*/gu)
    ?.map((pair) => pair.split(' '))
    .map(([from = '', to = '']) => [from, to]),
);

/** The file that a test of this title is kept in: `calls/<name>.call.json`, by a name that none of these has. */
export function testPath(title: string, taken: readonly string[]): string {
  const letters = [...title.toLowerCase()].map((letter) => latin.get(letter) ?? letter).join('');
  const plain = letters.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '');
  const name =
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'test';
  for (let count = 1; ; count += 1) {
    const path = `calls/${count === 1 ? name : `${name}-${count}`}.call.json`;
    if (!taken.includes(path)) return path;
  }
}
