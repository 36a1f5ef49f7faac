import type { LineAccount, LineCall, LineClock, LineEvent, LineMessage, LineTraffic } from '../../../src/control/protocol.ts';

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
  /** The simulated callers and agents; null while there are none. */
  traffic: LineTraffic | null;
  calls: Readonly<Record<string, LineCall>>;
  /** Ended calls that the handset no longer shows. */
  putAway: ReadonlySet<string>;
  /** For every leg the legs that it was ever connected to: `connectedTo` forgets them. */
  partners: Readonly<Record<string, readonly string[]>>;
  /** Text messages by their sid, oldest first. */
  messages: Readonly<Record<string, LineMessage>>;
  /** The messages that this page has shown. */
  read: ReadonlySet<string>;
  /** The message that arrived last while the page was open, until it is read or put away. */
  arrived: string | null;
  /** The numbers that phones of this page have dialled, the last one first. */
  dialled: readonly string[];
  problem: string | null;
}

export type PhoneEvent =
  | { type: 'line'; event: LineEvent; heardAt: number }
  | { type: 'listed'; callSids: ReadonlySet<string>; messageSids: ReadonlySet<string> }
  | { type: 'connection'; connection: Connection }
  | { type: 'phone-added'; phone: Phone }
  | { type: 'phone-changed'; number: string; phone: Phone }
  | { type: 'phone-removed'; number: string }
  | { type: 'phone-selected'; number: string }
  | { type: 'call-put-away'; callSid: string }
  | { type: 'messages-read'; messageSids: readonly string[] }
  | { type: 'arrival-put-away' }
  | { type: 'problem'; problem: string | null };

/** What the page remembers from before it was loaded. */
export interface Remembered {
  read: readonly string[];
  dialled: readonly string[];
}

export const initialState = (
  phones: readonly Phone[],
  selected: string,
  { read, dialled }: Remembered = { read: [], dialled: [] },
): PhoneState => ({
  phones,
  selected,
  connection: 'connecting',
  account: null,
  openedAt: null,
  clock: null,
  traffic: null,
  calls: {},
  putAway: new Set(),
  partners: {},
  messages: {},
  read: new Set(read),
  arrived: null,
  dialled,
  problem: null,
});
