const SHORTEST_PREFIX = 5;
const LONGEST_REST = 3;

/** Stems of one word: stemmers leave a few letters more on some of its forms, so a long stem may go on in the other. */
export function isSameStem(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= SHORTEST_PREFIX && long.length - short.length <= LONGEST_REST && long.startsWith(short);
}
