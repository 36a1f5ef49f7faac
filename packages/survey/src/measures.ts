import { type Interval, meanInterval } from './interval.ts';
import { type Share, shareOf } from './share.ts';
import { countAll, countBetween, sumOf, type Tally } from './tally.ts';

export type Measure = 'csat' | 'nps' | 'ces';

/** The least and the greatest score that a question takes. */
export interface Scale {
  low: number;
  high: number;
}

/** Promoters less detractors, from -100 to 100. */
export interface PromoterScore {
  score: number | null;
  interval: Interval | null;
  promoters: number;
  passives: number;
  detractors: number;
}

/** The mean of a scale, with its interval. */
export interface Mean {
  mean: number | null;
  deviation: number | null;
  interval: Interval | null;
}

/**
 * Customer satisfaction: the share of the answers 4 and 5 of 1 to 5, or 8 to 10 of 1 to 10, among valid ones. Null on any other scale, of
 * which nobody has said what counts as satisfied. Source: reference/queueing.md 5.1 (dialphone.ai).
 */
export function satisfaction(scores: Tally, { low, high }: Scale): Share | null {
  const from = low !== 1 ? null : high === 5 ? 4 : high === 10 ? 8 : null;
  return from === null ? null : shareOf(countBetween(scores, from, high), countBetween(scores, low, high));
}

/**
 * Net promoter score: per cent of 9 and 10 less per cent of 0 to 6, on 0 to 10 alone; null on any other scale. One answer is worth 1, 0 or -1, so
 * its variance is p+ + p- - (p+ - p-)^2, and the interval is that of a mean. Source: reference/queueing.md 5.1 (voxco.com).
 */
export function promoterScore(scores: Tally, { low, high }: Scale): PromoterScore | null {
  if (low !== 0 || high !== 10) return null;
  const [promoters, passives, detractors] = [countBetween(scores, 9, 10), countBetween(scores, 7, 8), countBetween(scores, 0, 6)];
  const all = promoters + passives + detractors;
  if (all === 0) return { score: null, interval: null, promoters, passives, detractors };
  const [plus, minus] = [promoters / all, detractors / all];
  const variance = plus + minus - (plus - minus) ** 2;
  const interval = meanInterval(plus - minus, variance, all, [-1, 1]);
  return {
    score: 100 * (plus - minus),
    interval: interval && { low: 100 * interval.low, high: 100 * interval.high },
    promoters,
    passives,
    detractors,
  };
}

/**
 * Customer effort score 2.0: how far people agree, 1 to 7, that it was made easy for them: the mean, and the share of 5 to 7. More is better; the
 * first version of the score (1 to 5, how much effort it took) runs the other way and is not this. Null on any other scale.
 * Source: reference/queueing.md 5.1 (support.nicereply.com/article/267).
 */
export function effortScore(scores: Tally, scale: Scale): (Mean & { agreeing: Share }) | null {
  if (scale.low !== 1 || scale.high !== 7) return null;
  return { ...meanOf(scores, scale), agreeing: shareOf(countBetween(scores, 5, 7), countBetween(scores, 1, 7)) };
}

/** The mean of the scores on a scale, with the deviation of the sample. Scores off the scale are left out. */
export function meanOf(scores: Tally, { low, high }: Scale): Mean {
  const valid = Object.fromEntries(Object.entries(scores).filter(([score]) => Number(score) >= low && Number(score) <= high));
  const all = countAll(valid);
  if (all === 0) return { mean: null, deviation: null, interval: null };
  const mean = sumOf(valid, (score) => score) / all;
  const variance = all < 2 ? null : sumOf(valid, (score) => (score - mean) ** 2) / (all - 1);
  return {
    mean,
    deviation: variance === null ? null : Math.sqrt(variance),
    interval: variance === null ? null : meanInterval(mean, variance, all, [low, high]),
  };
}
