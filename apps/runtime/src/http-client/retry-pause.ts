import { HttpFailure } from './http-failure.ts';
import type { WireAnswer } from './send-request.ts';

const AGAIN_AFTER = new Set([429, 502, 503, 504]);
const FIRST_PAUSE_MILLISECONDS = 200;
const LONGEST_BACKOFF_MILLISECONDS = 2000;
const LONGEST_WISH_MILLISECONDS = 5000;

/** Milliseconds to wait before the next try, or null where another try would not help, or is not wanted for too long. */
export function retryPause(outcome: WireAnswer | HttpFailure, failedTries: number, now: number): number | null {
  const backoff = Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** failedTries, LONGEST_BACKOFF_MILLISECONDS);
  if (outcome instanceof HttpFailure) return outcome.code === 'unreachable' || outcome.code === 'timed-out' ? backoff : null;
  if (!AGAIN_AFTER.has(outcome.status)) return null;
  const wish = wishedPause(outcome.headers['retry-after'], now) ?? backoff;
  return wish > LONGEST_WISH_MILLISECONDS ? null : wish;
}

/** A Retry-After header in milliseconds: whole seconds or a date (RFC 9110 §10.2.3). */
function wishedPause(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const wish = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wish) ? null : Math.max(wish, 0);
}
