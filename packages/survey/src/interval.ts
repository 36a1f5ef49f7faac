/** The standard normal quantile of a two-sided 95 % interval. */
export const Z_95 = 1.959963984540054;

/** Between these two the figure lies, 95 times in 100. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's score interval of a share, both between 0 and 1: it never leaves that range, and holds for few answers too. Null without any.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212.
 */
export function wilsonInterval(successes: number, all: number, z = Z_95): Interval | null {
  if (all <= 0) return null;
  const share = successes / all;
  const [spread, weight] = [(z * z) / all, 1 + (z * z) / all];
  const centre = share + spread / 2;
  const reach = z * Math.sqrt((share * (1 - share)) / all + spread / (4 * all));
  return within({ low: (centre - reach) / weight, high: (centre + reach) / weight }, 0, 1);
}

/** The interval of a mean by the normal law, cut off where no mean can be. Null below two values. */
export function meanInterval(mean: number, variance: number, all: number, [least, most]: readonly [number, number]): Interval | null {
  if (all < 2) return null;
  const reach = Z_95 * Math.sqrt(variance / all);
  return within({ low: mean - reach, high: mean + reach }, least, most);
}

function within({ low, high }: Interval, least: number, most: number): Interval {
  return { low: Math.min(most, Math.max(least, low)), high: Math.max(least, Math.min(most, high)) };
}
