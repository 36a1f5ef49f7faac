import type { DialVerb } from '@callwright/flow-compiler';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../store/store.ts';
import { awaitWork } from './await-work.ts';
import { beginCall, type IncomingCall } from './begin-call.ts';
import { continueCall } from './continue-call.ts';
import { hearOfLine } from './hear-of-line.ts';
import { holdOn } from './hold-on.ts';
import { hasPlace } from './line-changes.ts';
import { resumeCall } from './resume-call.ts';
import { within } from './within.ts';

/**
 * The response when the carrier could not get one: the call goes on where it stands. A dial that has ended meanwhile is not dialled again:
 * its outcome was in the webhook that was lost, so the carrier is asked for it. `times` is how often it was asked in vain.
 */
export async function fallBack(deps: Deps, call: IncomingCall, times = 0): Promise<string> {
  const session = await deps.store.findSession(call.callSid);
  if (session === null) return beginCall(deps, call);
  if (session.effect !== null) return awaitWork(deps, call.callSid, session.seq);
  if (hasPlace(session.snapshot)) return hearOfLine(deps, call.callSid);
  const dial = session.verbs.at(-1);
  return session.status === 'ended' || dial?.verb !== 'dial' ? resumeCall(deps, session) : afterDial(deps, session, dial, times);
}

/** Nobody's phone rings twice because the carrier cannot be asked: the caller holds, and in the end the dial has failed. */
async function afterDial(deps: Deps, session: Session, { numbers }: DialVerb, times: number): Promise<string> {
  const { callSid, seq } = session;
  const outcome = await within(deps.settings.patienceMilliseconds, askFor(deps, callSid, numbers)).catch((error: unknown) => {
    deps.log.warn({ err: error, callSid, times }, 'the carrier could not be asked how a dial ended');
    return null;
  });
  if (outcome === 'none') return resumeCall(deps, session);
  const held = outcome === null ? await holdOn(deps, callSid, session, times) : null;
  const ended = outcome ?? ({ status: 'failed', seconds: 0 } as const);
  return held ?? continueCall(deps, callSid, seq, { type: 'call.dial-ended', ...ended, at: isoTime(deps.clock) });
}

/** How the dial that the call stands at has ended; `none` when it rang nobody. What earlier dials rang does not count. */
async function askFor({ store, carrier }: Deps, callSid: string, numbers: readonly string[]) {
  const events = await store.listEvents(callSid);
  const since = events.findLast(({ event }) => event.type === 'call.dial-ended')?.at ?? null;
  return (await carrier.dialOutcome(callSid, numbers, since)) ?? 'none';
}
