/** Times of one run of an operation, in milliseconds. */
export interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
}

/** Runs an operation so many times, one after another, after a warm-up of a tenth. */
export async function measure(times: number, operation: (index: number) => Promise<void>): Promise<Measured> {
  const warmUp = Math.ceil(times / 10);
  for (let index = 0; index < warmUp; index += 1) await operation(index);
  const each: number[] = [];
  const begun = performance.now();
  for (let index = warmUp; index < warmUp + times; index += 1) {
    const start = performance.now();
    await operation(index);
    each.push(performance.now() - start);
  }
  const seconds = (performance.now() - begun) / 1000;
  each.sort((a, b) => a - b);
  const at = (share: number) => each[Math.min(each.length - 1, Math.floor(each.length * share))] ?? 0;
  return { perSecond: times / seconds, p50: at(0.5), p99: at(0.99) };
}

/** One line of a report. */
export function reported(name: string, { perSecond, p50, p99 }: Measured): string {
  return `${name.padEnd(44)} ${perSecond.toFixed(0).padStart(7)} /s   p50 ${p50.toFixed(2).padStart(7)} ms   p99 ${p99.toFixed(2).padStart(7)} ms`;
}

/** The middle of several figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
