import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Measure } from './result.ts';

/** Mean and 95 % confidence interval of independent replications, by Student's t. */
export function measureOf(values: readonly number[]): Measure {
  if (values.length < 2) return { mean: values[0] ?? 0, halfWidth95: null };
  const error = sampleStandardDeviation([...values]) / Math.sqrt(values.length);
  return { mean: mean([...values]), halfWidth95: studentT975(values.length - 1) * error };
}

const FIRST = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

/** The 97.5 % quantile of Student's t: the table to ten degrees of freedom, then the expansion of Cornish and Fisher. */
function studentT975(degrees: number): number {
  const z = 1.959964;
  return FIRST[degrees - 1] ?? z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
}
