/** A word as it is looked up: small letters without marks, so that "ă" is found by "a", "ş" and "ș" by "s", "ё" by "е". */
export function fold(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
