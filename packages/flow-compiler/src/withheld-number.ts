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

/** True for what a carrier says of a caller who does not show his number, or calls from a browser and has none. */
export function isWithheld(from: string): boolean {
  const said = from.trim().toLowerCase();
  return withheld.has(said) || said.startsWith('client:');
}

/** True for a number with its country that somebody can be called at. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text) && !isWithheld(text);
}
