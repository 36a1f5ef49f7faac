import { zoneClock } from '@callwright/schedules';
import { type CallingRules, nextAllowedAt } from './quiet-hours.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Of what agents can handle in a slot, so much is for calls that were ordered; the rest is for who calls by himself. */
const SHARE_OF_CALLBACKS = 0.5;
const MOST_LOOKED_AT = 5000;

/** A time in which somebody can be called back, in epoch milliseconds. */
export interface Slot {
  from: number;
  to: number;
}

interface Wanted {
  /** Slots begin where the hour of this zone is divided by their length. */
  zone: string;
  slotMinutes: number;
  days: number;
  capacity: number;
  atMost: number;
}

/** Slots to come that have room and lie wholly where calls are allowed, the first ones first. `taken` are the beginnings of slots that were chosen. */
export function freeSlots(
  { zone, slotMinutes, days, capacity, atMost }: Wanted,
  rules: CallingRules,
  taken: readonly number[],
  now: number,
): Slot[] {
  const length = slotMinutes * MINUTE;
  const slots: Slot[] = [];
  let at = slotAfter(zone, length, now);
  for (let looked = 0; looked < MOST_LOOKED_AT && slots.length < atMost && at < now + days * DAY; looked += 1) {
    const allowed = nextAllowedAt(rules, at);
    if (allowed === null) break;
    if (allowed > at) {
      at = allowed === slotAfter(zone, length, allowed - 1) ? allowed : slotAfter(zone, length, allowed);
      continue;
    }
    const slot = { from: at, to: at + length };
    if (isAllowedUntil(rules, slot) && countIn(slot, taken) < capacity) slots.push(slot);
    at = slotAfter(zone, length, at);
  }
  return slots;
}

/** How many calls a slot has room for by the number of agents and their handle time in seconds: at least one where anybody works. */
export function capacityOf(agents: number, slotMinutes: number, handleSeconds: number): number {
  if (agents === 0) return 0;
  return Math.max(1, Math.floor((agents * slotMinutes * 60 * SHARE_OF_CALLBACKS) / handleSeconds));
}

/** How many of the chosen times lie in a slot. */
export function countIn({ from, to }: Slot, taken: readonly number[]): number {
  return taken.filter((one) => one >= from && one < to).length;
}

/** The first beginning of a slot after a moment, as the clock on the wall divides the day. */
function slotAfter(zone: string, length: number, at: number): number {
  const clock = zoneClock(zone);
  const wall = clock.wallAt(at);
  const midnight = wall - (((wall % DAY) + DAY) % DAY);
  const next = midnight + (Math.floor((wall - midnight) / length) + 1) * length;
  const begins = [next, next + length].flatMap((one) => [clock.begins(one), clock.ends(one)]).filter((one) => one > at);
  return Math.min(...begins, at + DAY);
}

function isAllowedUntil(rules: CallingRules, { from, to }: Slot): boolean {
  for (let at = from; at < to; at += 5 * MINUTE) if (nextAllowedAt(rules, at) !== at) return false;
  return nextAllowedAt(rules, to - 1) === to - 1;
}
