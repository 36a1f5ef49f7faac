import { probit } from 'simple-statistics';

/**
 * Quantile of a gamma distribution given its mean and deviation, by Wilson and Hilferty (1931): within 1.5 % for an exponential, better
 * for sums. A sum of exponential phases, which a wait is, differs from the gamma of the same two moments by less than that.
 */
export function gammaQuantile(probability: number, mean: number, sd: number): number {
  if (mean <= 0) return 0;
  if (sd <= 0) return mean;
  const ninth = (sd / mean) ** 2 / 9;
  const root = 1 - ninth + probit(probability) * Math.sqrt(ninth);
  return mean * Math.max(0, root) ** 3;
}
