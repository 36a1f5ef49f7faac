import { canonicalJson } from '../canonical-json.ts';

/** True when two values are written the same way. */
export function sameJson(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}
