import type { Because } from '../line/because.ts';
import type { OvertakeCode } from '../order/explain-overtake.ts';

export type OfferCode = 'next' | 'last-agent' | 'overflow' | 'all-hands';
/** `agent-free` and `wrap-up`: an agent for him is, or is soon, free. `soon`: one is expected within the time of ringing. `quiet`: load has fallen. */
export type DialCode = 'agent-free' | 'wrap-up' | 'soon' | 'quiet';

/** Somebody who came earlier or stands before the one who is served, and why he was passed. */
export interface Passed {
  entry: string;
  because: Because<OvertakeCode>;
}

/**
 * What is to be done now. `offer`: ring the agent for the entry. `dial`: call the callback. `hold`: the agent stays free for a callback
 * that is ringing; keep `until` as the entry's `heldUntil`, and decide again at that time (he is released by itself then).
 */
export type Decision =
  | { kind: 'offer'; entry: string; agent: string; because: Because<OfferCode>; passed: Passed[] }
  | { kind: 'dial'; entry: string; because: Because<DialCode> }
  | { kind: 'hold'; entry: string; agent: string; until: number; because: Because<'callback-rings'> };
