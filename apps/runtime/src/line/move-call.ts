import { endCall } from '../calls/end-call.ts';
import type { Deps } from '../deps.ts';

/** A call hears what its place in line has become. One that the carrier knows to be over has ended without our hearing of it. */
export async function moveCall(deps: Deps, callSid: string): Promise<void> {
  const { carrier, store, settings, log } = deps;
  if (await carrier.moveCall(callSid, `${settings.publicUrl}/voice/line`)) return;
  const session = await store.findSession(callSid);
  if (session === null || session.status === 'ended') return;
  log.warn({ callSid }, 'a call that should be moved is over: it is ended here too');
  await endCall(deps, callSid, 'lost');
}
