import type { CallbackPolicy, Queue } from '@callwright/flow-schema';
import { allowedUntil, type CallingRules, nextAllowedAt, type OpenSpan } from './quiet-hours.ts';

/** While nobody can be called for days, it is looked at again so often: an emergency switch says nothing of its end. */
const LOOK_AGAIN_MILLISECONDS = 300_000;

/** What decides when a callback is dialled. Times are epoch milliseconds. */
export interface CallbackWishes {
  mode: 'keep-place' | 'when-quiet' | 'forced' | 'scheduled';
  zones: readonly string[];
  /** The slot that the caller chose. */
  from: number | null;
  to: number | null;
  /** A retry, or a caller who wants it later. */
  notBefore: number | null;
  expiresAt: number;
}

/** When a callback may be dialled, as `decide` wants it. `nextAt`: when the passing of time changes this. */
export interface CallbackTimes {
  mayDial: boolean;
  notBefore?: number;
  dueAt?: number;
  hasExpired: boolean;
  nextAt: number | null;
}

/** When a callback may be dialled, by quiet hours, opening hours, the caller's wishes and its own life. Pure. */
export function callbackTimes(wishes: CallbackWishes, rules: Pick<CallingRules, 'quietHours' | 'open'>, now: number): CallbackTimes {
  const earliest = Math.max(now, wishes.notBefore ?? now, wishes.from ?? now);
  const allowedAt = nextAllowedAt({ ...rules, zones: wishes.zones }, earliest);
  const hasExpired = now >= wishes.expiresAt;
  const mayDial = !hasExpired && allowedAt !== null && allowedAt <= now;
  const changes = mayDial ? allowedUntil({ ...rules, zones: wishes.zones }, now) : (allowedAt ?? now + LOOK_AGAIN_MILLISECONDS);
  return {
    mayDial,
    ...(allowedAt !== null && allowedAt > now && { notBefore: allowedAt }),
    ...(wishes.from !== null && { dueAt: Math.max(wishes.from, allowedAt ?? wishes.from) }),
    hasExpired,
    nextAt: hasExpired ? null : Math.min(changes, wishes.expiresAt),
  };
}

/** The rules of a queue's callbacks: when it is closed, callbacks wait for the next day unless its policy says to call anyway. */
export function rulesOf(
  policy: Pick<CallbackPolicy, 'quietHours'>,
  closing: Queue['closing'],
  open: readonly OpenSpan[] | null,
): Pick<CallingRules, 'quietHours' | 'open'> {
  return { quietHours: policy.quietHours, open: closing.callbacksAtClosing === 'call-anyway' ? null : open };
}
