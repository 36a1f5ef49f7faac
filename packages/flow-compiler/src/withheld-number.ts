/** What carriers send for a number that is withheld: words, or the words as typed on a telephone's keys (+266696687 is ANONYMOUS). */
const withheld: ReadonlySet<string> = new Set([
  '',
  'anonymous',
  'blocked',
  'private',
  'restricted',
  'unavailable',
  'unknown',
  '+2562533',
  '+266696687',
  '+7378742833',
  '+8656696',
  '+86282452253',
]);

/** True for what a carrier says of a caller who does not show his number. */
export function isWithheld(from: string): boolean {
  return withheld.has(from.trim().toLowerCase());
}

/** True for a number with its country that somebody can be called at. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text) && !isWithheld(text);
}
