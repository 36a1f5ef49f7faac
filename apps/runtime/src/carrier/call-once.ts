import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { OutgoingCall } from './carrier.ts';

interface Once {
  /** Since when it may have been made. */
  since: string;
  /** How often it was tried before: a process that died in it may have made it, and the carrier knows. */
  tries: number;
  /** Writes its id down where none stands yet, and tells how that which it is made for stands now. */
  keep(callSid: string): Promise<{ state: string }[]>;
}

/** Makes a call once, whatever died in between. It is ended where what it was made for is over meanwhile. Rejects as the carrier does. */
export async function callOnce(
  { carrier, store, clock, live }: Pick<Deps, 'carrier' | 'store' | 'clock' | 'live'>,
  call: OutgoingCall,
  { since, tries, keep }: Once,
): Promise<void> {
  const made = tries > 0 ? await carrier.findCall(call, since) : null;
  const callSid = made ?? (await carrier.call(call));
  const [kept] = await keep(callSid);
  if (kept?.state === 'ended') await store.addCommand({ command: 'end-call', callSid }, isoTime(clock));
  live.nudge();
}
