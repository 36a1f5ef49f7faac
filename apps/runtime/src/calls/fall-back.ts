import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { awaitWork } from './await-work.ts';
import { beginCall, type IncomingCall } from './begin-call.ts';
import { continueCall } from './continue-call.ts';
import { resumeCall } from './resume-call.ts';

/**
 * The response when the carrier could not get one: the call goes on where it stands. A dial that has ended meanwhile is not dialled again:
 * its outcome was in the webhook that was lost, so the carrier is asked for it.
 */
export async function fallBack(deps: Deps, call: IncomingCall): Promise<string> {
  const session = await deps.store.findSession(call.callSid);
  if (session === null) return beginCall(deps, call);
  if (session.effect !== null) return awaitWork(deps, call.callSid, session.seq);
  if (session.status === 'ended' || session.verbs.at(-1)?.verb !== 'dial') return resumeCall(deps, session);
  const outcome = await deps.carrier.dialOutcome(call.callSid);
  if (outcome === null) return resumeCall(deps, session);
  return continueCall(deps, call.callSid, session.seq, { type: 'call.dial-ended', ...outcome, at: isoTime(deps.clock) });
}
