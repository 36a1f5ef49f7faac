import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of numbers in [0, 1). */
export type Random = () => number;

/** Streams of random numbers that never overlap. One of its own for each cause of chance, so that scenarios with one seed meet the same callers. */
export function randomStreams(seed: number): [Random, Random, Random, Random, Random, Random, Random, Random] {
  const generator = xoroshiro128plus(Math.imul(seed + 1, 0x9e3779b1));
  const stream = (): Random => {
    generator.jump();
    const own = generator.clone();
    return () => uniformFloat64(own);
  };
  return [stream(), stream(), stream(), stream(), stream(), stream(), stream(), stream()];
}
