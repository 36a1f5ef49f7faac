import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';

/** The carrier says that a call is over. A call that its flow has ended keeps that reason. */
export async function endCall({ store, sessions, clock, log }: Deps, callSid: string, callStatus: string): Promise<void> {
  sessions.forget(callSid);
  const reason = callStatus === 'completed' ? 'caller-hung-up' : callStatus;
  if (await store.endSession(callSid, reason, isoTime(clock))) log.info({ callSid, callStatus }, 'the call has ended');
}
