/** A text that was changed in two places: nothing that stands in either is lost. */
export function mergeTexts(stored: string, own: string): string {
  if (own.includes(stored)) return own;
  if (stored.includes(own)) return stored;
  return `${stored}\n${own}`;
}
