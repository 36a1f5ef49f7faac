import type { CallContext } from '@callwright/flow-compiler';

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

/** What tells a caller from others, call after call: his number; where that is withheld, only the call itself. */
export function callerKey({ from, sid }: CallContext['call']): string {
  return withheld.has(from.trim().toLowerCase()) ? sid : from;
}
