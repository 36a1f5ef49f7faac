/** How often each score was given, by the score. Two tallies of different answers add up. */
export type Tally = Readonly<Record<string, number>>;

/** Counts scores. */
export function tallyOf(scores: readonly number[]): Tally {
  const counts: Record<string, number> = {};
  for (const score of scores) counts[score] = (counts[score] ?? 0) + 1;
  return counts;
}

/** The tally of both together; tallies of anything that is counted by name. */
export function addTallies(one: Tally, other: Tally): Tally {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** How many scores were given from one score to another, both included. */
export function countBetween(tally: Tally, from: number, to: number): number {
  return sumOf(tally, (score) => (score >= from && score <= to ? 1 : 0));
}

/** The number of all that was counted. */
export function countAll(tally: Tally): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0);
}

/** The sum of a function over all scores, each as often as it was given. */
export function sumOf(tally: Tally, of: (score: number) => number): number {
  return Object.entries(tally).reduce((sum, [score, count]) => sum + count * of(Number(score)), 0);
}
