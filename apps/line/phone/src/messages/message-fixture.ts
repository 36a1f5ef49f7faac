import type { LineMessage } from '../../../src/control/protocol.ts';
import { at } from '../transcript/call-fixture.ts';

let count = 0;

/** A text that a flow sent to a phone and that has reached it, for tests; `seconds` after the calls of call-fixture.ts begin. */
export const messageOf = (seconds: number, changes: Partial<LineMessage> = {}): LineMessage => ({
  messageSid: `SM${++count}`,
  direction: 'outbound-api',
  from: '+37322800800',
  to: '+37360000001',
  body: 'Your ticket is 4512',
  status: 'delivered',
  at: at(seconds),
  webhooks: [],
  warnings: [],
  ...changes,
});
