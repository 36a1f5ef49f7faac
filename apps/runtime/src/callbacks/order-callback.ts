import { randomUUID } from 'node:crypto';
import { newToken } from '../auth/secret-text.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { type CallingQueue, callingRules, shownNumber, zonesToCall } from './callback-rules.ts';
import type { Callback, CallbackRequest, CallbackVia, Consent } from './callback-store.ts';
import { nextAllowedAt } from './quiet-hours.ts';
import { slotCapacity } from './slot-capacity.ts';

const MINUTE = 60_000;
const MOST_DAYS_AHEAD = 30;

/** A wish to be called, whose number was checked. */
export interface CallbackWish {
  queue: CallingQueue;
  number: string;
  name?: string | undefined;
  note?: string | undefined;
  language: string;
  /** The beginning of a slot, ISO 8601; as soon as it is his turn without it. */
  at?: string | undefined;
  via: CallbackVia;
  /** The agent who has promised to be the one. */
  lastAgent?: string | undefined;
  consent: Consent;
}

export type OrderOutcome =
  | { kind: 'new' | 'merged'; callback: Callback }
  | { kind: 'refused'; code: 'slot-taken' | 'not-allowed-then'; message: string };

/** Puts somebody in line who is not on the telephone. One number has one callback in a queue: a second wish changes the time of the first. */
export async function orderCallback(deps: Deps, wish: CallbackWish): Promise<OrderOutcome> {
  const { queue, number } = wish;
  const ourNumber = shownNumber(deps, queue.policy, null);
  const zones = await zonesToCall(deps, queue.queue, number, ourNumber);
  const times = await timesOf(deps, queue, zones, wish.at);
  if (times === null) return { kind: 'refused', code: 'not-allowed-then', message: 'At that time nobody is called, or it is not to come.' };
  const outcome = await deps.store.requestCallback(requestOf(deps, wish, { zones, ourNumber, ...times }));
  if (outcome.kind === 'slot-taken') return { kind: 'refused', code: 'slot-taken', message: 'This time was taken by somebody else.' };
  deps.line.changed();
  return outcome;
}

interface Times {
  fromAt: string | null;
  toAt: string | null;
  expiresAt: string;
  slotCapacity: number | null;
}

/** The times of a callback that begins in a slot, or as soon as it can; null for a slot in which nobody may be called. */
export async function timesOf(deps: Deps, queue: CallingQueue, zones: readonly string[], at: string | undefined): Promise<Times | null> {
  const { policy } = queue;
  const now = deps.clock.now();
  const life = policy.expiresAfterHours * 60 * MINUTE;
  const rules = await callingRules(deps, queue, zones);
  const iso = (moment: number) => new Date(moment).toISOString();
  if (at === undefined) {
    const earliest = nextAllowedAt(rules, now);
    // who asks at night is not given up before it is day
    return earliest === null ? null : { fromAt: null, toAt: null, expiresAt: iso(earliest + life), slotCapacity: null };
  }
  const from = Date.parse(at);
  const to = from + (policy.web?.slotMinutes ?? 30) * MINUTE;
  if (from <= now || from > now + MOST_DAYS_AHEAD * 1440 * MINUTE || nextAllowedAt(rules, from) !== from) return null;
  return { fromAt: iso(from), toAt: iso(to), expiresAt: iso(from + life), slotCapacity: await slotCapacity(deps, queue) };
}

function requestOf(deps: Deps, wish: CallbackWish, more: Times & { zones: string[]; ourNumber: string | null }): CallbackRequest {
  const { queue, number, name = null, note = null, language, via, consent, at, lastAgent } = wish;
  return {
    id: randomUUID(),
    entryId: null,
    queue: queue.name,
    number,
    name,
    note,
    language,
    mode: at === undefined ? queue.policy.mode : 'scheduled',
    token: newToken(),
    consent,
    via,
    callSid: null,
    isPrivate: false,
    requestedAt: isoTime(deps.clock),
    memory: null,
    confirmSms: queue.policy.confirmSms ?? null,
    lastAgent,
    ...more,
  };
}
