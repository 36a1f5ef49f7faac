import { endCall, keepLastWords } from '../calls/end-call.ts';
import type { FoundRecording } from '../carrier/carrier.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Session, Timer } from '../store/store.ts';

const AGAIN_AFTER_SECONDS = 1800;
/** The carrier ends a call after four hours; one that is still up here later hangs in the air. */
const LONGEST_CALL_SECONDS = 4 * 3600 + 300;

/** Ends a session whose call the carrier no longer knows: the webhook that said so was lost. */
export async function sweepCall(deps: Deps, { id, callSid }: Timer): Promise<void> {
  const { store, carrier, clock, log } = deps;
  const session = await store.findSession(callSid);
  if (session === null || session.status === 'ended') return store.finishTimer(id, null);
  try {
    if (!(await carrier.isCallUp(callSid))) {
      log.warn({ callSid }, 'the carrier no longer knows this call: it is ended here too');
      const left = await lastRecording(deps, session);
      if (left === null) await endCall(deps, callSid, 'lost');
      else await keepLastWords(deps, callSid, 'lost', { type: 'call.recorded', ...left, hungUp: true });
      return;
    }
    const overdue = (clock.now() - Date.parse(session.startedAt)) / 1000 - LONGEST_CALL_SECONDS;
    if (overdue > 0 && overdue <= AGAIN_AFTER_SECONDS) await store.addCommand({ command: 'end-call', callSid }, isoTime(clock));
  } catch (error) {
    log.warn({ err: error, callSid }, 'the carrier could not be asked about a call; it is asked again');
  }
  await store.finishTimer(id, isoTime(clock, AGAIN_AFTER_SECONDS));
}

/** A caller who was asked to speak may have spoken: what became of it was in a webhook that was lost. */
async function lastRecording({ store, carrier }: Deps, { callSid, verbs, startedAt }: Session): Promise<FoundRecording | null> {
  if (verbs.at(-1)?.verb !== 'record') return null;
  const since = (await store.listEvents(callSid)).at(-1)?.at ?? startedAt;
  return carrier.findRecording(callSid, since);
}
