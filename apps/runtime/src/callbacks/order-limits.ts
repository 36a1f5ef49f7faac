import { type AttemptLimit, createAttemptLimit } from '../auth/attempt-limit.ts';
import type { Clock } from '../clock.ts';

const HOUR_SECONDS = 3600;

/** Counts what comes from one address for one queue, whether it is let through or not; in memory, each runtime by itself. */
export function orderLimits(clock: Clock) {
  const limits = new Map<number, AttemptLimit>();
  return {
    /** Null when one more may come, else the seconds until then. */
    take(queue: string, address: string, most: number): number | null {
      const limit = limits.get(most) ?? createAttemptLimit({ most, perSeconds: HOUR_SECONDS, clock });
      limits.set(most, limit);
      return limit.take(`${queue} ${address}`);
    },
  };
}
