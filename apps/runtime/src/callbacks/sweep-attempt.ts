import { endCall } from '../calls/end-call.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Timer } from '../store/store.ts';
import { outcomeOfEnded } from './leg-of-callback.ts';
import { retryRules } from './retry-rules.ts';

const AGAIN_AFTER_SECONDS = 300;

/** Looks what became of an attempt of which nothing was heard: the webhook that said so was lost, or the call was never made. */
export async function sweepAttempt(deps: Deps, { id, callSid: attemptId }: Timer): Promise<void> {
  const { store, carrier, clock, log } = deps;
  const found = await store.findAttempt(attemptId);
  if (found === null || found.attempt.outcome !== null) return store.finishTimer(id, null);
  const { attempt, callback } = found;
  try {
    if (attempt.callSid !== null && (await carrier.isCallUp(attempt.callSid)))
      return store.finishTimer(id, isoTime(clock, AGAIN_AFTER_SECONDS));
    log.warn({ callback: callback.id }, 'nothing was heard of a call back: its place waits for the next attempt');
    if (attempt.callSid !== null) await endCall(deps, attempt.callSid, 'lost');
    const outcome = attempt.answeredAt === null ? 'no-answer' : outcomeOfEnded(attempt);
    await store.failAttempt(attempt.id, outcome, isoTime(clock), retryRules(deps, callback.queue));
    deps.line.changed();
    await store.finishTimer(id, null);
  } catch (error) {
    log.warn({ err: error, callback: callback.id }, 'the carrier could not be asked about a call back; it is asked again');
    await store.finishTimer(id, isoTime(clock, AGAIN_AFTER_SECONDS));
  }
}
