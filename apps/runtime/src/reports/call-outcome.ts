import type { CallEnd } from './call-visits.ts';

/**
 * How a call ended, in one word. `answered`: talked with a person on this call. `callback`: went away with a call owed to him. `message`: left
 * a message. `self-served`: the flow ended it, nobody was needed. `closed`: came outside of hours and went no further. `abandoned`: hung up in
 * line. `hung-up`: hung up elsewhere in the flow. `failed`: flow, carrier or runtime did.
 */
export const callOutcomes = [
  'in-progress',
  'answered',
  'callback',
  'message',
  'self-served',
  'closed',
  'abandoned',
  'hung-up',
  'failed',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** What is known of a call when it has ended. */
export interface CallSigns {
  hasTalked: boolean;
  /** A call was asked for on it. */
  isOwedCall: boolean;
  hasLeftMessage: boolean;
  /** The last opening hours that it met were closed. */
  isOutsideHours: boolean;
  /** It stood in line when it ended. */
  isInLine: boolean;
}

/** The outcome of a call: what helped the caller counts before how it ended. */
export function outcomeOf(end: CallEnd | null, signs: CallSigns): CallOutcome {
  if (end === null) return 'in-progress';
  if (signs.hasTalked) return 'answered';
  if (signs.isOwedCall) return 'callback';
  if (signs.hasLeftMessage) return 'message';
  if (end.reason !== 'flow-ended' && end.reason !== 'caller-hung-up') return 'failed';
  if (signs.isInLine && end.reason === 'caller-hung-up') return 'abandoned';
  if (signs.isOutsideHours) return 'closed';
  return end.reason === 'caller-hung-up' ? 'hung-up' : 'self-served';
}
