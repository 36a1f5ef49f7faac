import type { CallStatus } from '@callwright/twiml';
import { endCall } from '../calls/end-call.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { AttemptOutcome, CallbackAttempt } from './callback-store.ts';
import { outcomeOfEnded } from './leg-of-callback.ts';
import { retryRules } from './retry-rules.ts';

/** The carrier says that a call which we made for an attempt is over: the flow hears of it, and the place waits for the next one where need be. */
export async function endAttempt(deps: Deps, attemptId: string, callSid: string, status: CallStatus): Promise<void> {
  const { store, clock } = deps;
  const found = await store.findAttempt(attemptId);
  if (found === null) return;
  const { attempt, callback } = found;
  // another leg of the same attempt, which nobody has heard
  if (attempt.callSid !== null && attempt.callSid !== callSid) return;
  if (attempt.callSid === null) await store.keepAttemptCall(attemptId, callSid);
  await endCall(deps, callSid, status);
  await store.failAttempt(attemptId, outcomeOf(status, attempt), isoTime(clock), retryRules(deps, callback.queue));
  deps.line.changed();
}

function outcomeOf(status: CallStatus, attempt: CallbackAttempt): AttemptOutcome {
  if (status === 'busy' || status === 'failed') return status;
  // completed without a question to us: he hung up before it was known who answers
  return status === 'completed' ? outcomeOfEnded(attempt) : 'no-answer';
}
