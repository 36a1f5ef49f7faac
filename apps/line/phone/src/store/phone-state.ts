import type { LineAccount, LineCall, LineClock, LineEvent } from '../../../src/control/protocol.ts';

/** A number of the outside world that this page holds. */
export interface Phone {
  number: string;
  name: string;
}

export type Connection = 'connecting' | 'open' | 'lost';

export interface PhoneState {
  phones: readonly Phone[];
  /** The number of the phone that the handset shows. */
  selected: string;
  connection: Connection;
  account: Omit<LineAccount, 'authToken'> | null;
  /** The line's time when the page first heard of it, in milliseconds. */
  openedAt: number | null;
  /** The line's clock as last told, and the page's own clock then, in milliseconds. */
  clock: { clock: LineClock; heardAt: number } | null;
  calls: Readonly<Record<string, LineCall>>;
  /** Ended calls that the handset no longer shows. */
  putAway: ReadonlySet<string>;
  /** For every leg the legs that it was ever connected to: `connectedTo` forgets them. */
  partners: Readonly<Record<string, readonly string[]>>;
  problem: string | null;
}

export type PhoneEvent =
  | { type: 'line'; event: LineEvent; heardAt: number }
  | { type: 'calls-listed'; callSids: ReadonlySet<string> }
  | { type: 'connection'; connection: Connection }
  | { type: 'phone-added'; phone: Phone }
  | { type: 'phone-changed'; number: string; phone: Phone }
  | { type: 'phone-removed'; number: string }
  | { type: 'phone-selected'; number: string }
  | { type: 'call-put-away'; callSid: string }
  | { type: 'problem'; problem: string | null };

export const initialState = (phones: readonly Phone[], selected: string): PhoneState => ({
  phones,
  selected,
  connection: 'connecting',
  account: null,
  openedAt: null,
  clock: null,
  calls: {},
  putAway: new Set(),
  partners: {},
  problem: null,
});
