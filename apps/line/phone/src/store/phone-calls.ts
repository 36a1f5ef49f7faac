import type { LineCall } from '../../../src/control/protocol.ts';
import type { PhoneState } from './phone-state.ts';

export interface PhoneCalls {
  /** The call that the handset shows: the one in progress, else one that rings, else the last one until it is put away. */
  shown: LineCall | null;
  /** A call that rings while another one is shown. */
  alsoRings: LineCall | null;
  /** The newest call of the phone, put away or not. */
  latest: LineCall | null;
}

/** The calls of one phone: those it made and those made to it. */
export function phoneCalls(state: PhoneState, number: string): PhoneCalls {
  const own = Object.values(state.calls)
    .filter((call) => numberOfPhone(call) === number)
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  const live = own.filter((call) => !isEnded(call));
  const latest = own.at(-1) ?? null;
  const shown =
    live.findLast((call) => call.status === 'in-progress') ?? live.at(-1) ?? (latest && !state.putAway.has(latest.callSid) ? latest : null);
  return { shown, alsoRings: live.find((call) => call !== shown && ringsHere(call)) ?? null, latest };
}

export const isCaller = (call: LineCall): boolean => call.direction === 'inbound';
export const isEnded = (call: LineCall): boolean => call.endedAt !== null;
export const ringsHere = (call: LineCall): boolean => !isCaller(call) && call.status === 'ringing';
export const numberOfPhone = (call: LineCall): string => (isCaller(call) ? call.from : call.to);
export const otherSide = (call: LineCall): string => (isCaller(call) ? call.to : call.from);
