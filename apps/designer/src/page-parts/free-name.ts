import slugify from '@sindresorhus/slugify';

const LONGEST = 70;

/** The name that follows from a title and is not taken: "Linia de suport" is `linia-de-suport`, the next one `linia-de-suport-2`. */
export function freeName(title: string, taken: ReadonlySet<string>, otherwise = 'new'): string {
  const name = slugify(title).slice(0, LONGEST).replace(/-+$/, '') || otherwise;
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(wanted)) return wanted;
  }
}
