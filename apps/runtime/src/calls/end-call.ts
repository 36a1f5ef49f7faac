import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';

/** An inbound call that nobody answered is one whose caller gave up. */
const byCaller: ReadonlySet<string> = new Set(['completed', 'no-answer', 'canceled']);

/** The carrier says that a call is over. A call that its flow has ended keeps that reason. */
export async function endCall({ store, sessions, clock, log }: Deps, callSid: string, callStatus: string): Promise<void> {
  sessions.forget(callSid);
  const reason = byCaller.has(callStatus) ? 'caller-hung-up' : callStatus;
  if (await store.endSession(callSid, reason, isoTime(clock))) log.info({ callSid, callStatus }, 'the call has ended');
}
