import { randomExponential, randomLogNormal } from 'd3-random';
import type { Random } from './random-streams.ts';
import type { Law, Scenario } from './scenario.ts';

/** Draws times of a law, in seconds. */
export type Sampler = () => number;

export function samplerOf({ law, mean, cv = 1 }: Law, random: Random): Sampler {
  if (law === 'deterministic' || cv === 0) return () => mean;
  if (law === 'exponential') return randomExponential.source(random)(1 / mean);
  const variance = Math.log1p(cv ** 2);
  return randomLogNormal.source(random)(Math.log(mean) - variance / 2, Math.sqrt(variance));
}

/** Draws how long callers wait before they give up; infinite for those who never do. */
export function patienceSampler(patience: Scenario['patienceSeconds'], random: Random): Sampler {
  if (patience === null) return () => Number.POSITIVE_INFINITY;
  return 'law' in patience ? samplerOf(patience, random) : survivalSampler(patience.survival, random);
}

/** The mean of a patience law, for the queue's first expectation; null when nobody gives up. */
export function meanPatience(patience: Scenario['patienceSeconds']): number | null {
  if (patience === null) return null;
  if ('law' in patience) return patience.mean;
  const [at, share] = patience.survival.find(([, share]) => share < 1) ?? [300, 0.5];
  return share === 0 ? at : -at / Math.log(share);
}

/** Between two points the hazard is constant, after the last it is that of the last stretch. */
function survivalSampler(survival: readonly (readonly [number, number])[], random: Random): Sampler {
  const points: (readonly [number, number])[] = [[0, 1], ...survival];
  return () => {
    const wanted = 1 - random();
    for (let index = 1; index < points.length; index += 1) {
      const [from, before] = points[index - 1] ?? [0, 1];
      const [to, after] = points[index] ?? [0, 0];
      if (wanted >= after && before > after)
        return from + (to - from) * (after === 0 ? before - wanted : Math.log(before / wanted) / Math.log(before / after));
    }
    const [[from, before], [to, after]] = [points.at(-2) ?? [0, 1], points.at(-1) ?? [1, 1]];
    const hazard = before > after && after > 0 ? Math.log(before / after) / (to - from) : 0;
    return hazard === 0 ? Number.POSITIVE_INFINITY : to + Math.log(after / wanted) / hazard;
  };
}
