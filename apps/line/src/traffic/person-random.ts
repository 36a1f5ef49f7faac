import { seededRandom } from '../faults/seeded-random.ts';

/** Chance for one person and one of his calls. It does not depend on what others do, so that with one seed the n-th caller is the same whatever answers him. */
export function personRandom(seed: number, person: number, call: number): () => number {
  return seededRandom(Math.imul(seed, 0x9e3779b1) + Math.imul(person + 1, 0x85ebca6b) + Math.imul(call, 0xc2b2ae35));
}
