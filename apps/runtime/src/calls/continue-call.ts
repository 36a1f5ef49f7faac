import { type CallEvent, type Step, stepCall } from '@callwright/flow-compiler';
import type { Deps } from '../deps.ts';
import type { Session } from '../store/store.ts';
import { answerInTime, awaitWork } from './await-work.ts';
import { commitTurn } from './commit-turn.ts';
import { resumeCall } from './resume-call.ts';
import { takeTurn } from './take-turn.ts';
import { UnknownCall } from './unknown-call.ts';

/**
 * The response to a webhook of step `seq`: the machine takes one step, or, when that step was taken before, the same bytes come again and
 * nothing is written. Throws `UnknownCall`.
 */
export async function continueCall(deps: Deps, callSid: string, seq: number, event: CallEvent): Promise<string> {
  const session = deps.sessions.recall(callSid, seq) ?? (await deps.store.findSession(callSid));
  if (session === null) throw new UnknownCall(callSid);
  const isAwaited = seq === session.seq && session.status === 'active';
  // while work is pending only its outcome is awaited, or a failure that ends the waiting
  if (!isAwaited || (session.effect !== null && event.type !== 'flow.failed')) return repeat(deps, session, seq);
  const flow = await deps.library.version(session.version);
  const step = stepCall(flow.machine, session.snapshot, event, deps.environment.bindings);
  if (step.failure !== null) deps.log.error({ callSid, failure: step.failure }, 'the flow failed; the caller goes where its failures go');
  const turn = await takeTurn(deps, session, flow, event, speaking(step, session));
  return answerInTime(deps, callSid, commitTurn(deps, session, seq, turn));
}

/** An event that nothing waited for leaves the caller where he is: he hears the same again. */
function speaking(step: Step, { verbs }: Session): Step {
  return step.verbs.length === 0 && !step.ended && step.effect === null ? { ...step, verbs } : step;
}

/** A step that was taken has its response; one that never was gets what the caller should hear now. */
async function repeat(deps: Deps, session: Session, seq: number): Promise<string> {
  const given = await deps.store.findResponse(session.callSid, seq);
  if (given === null) return session.effect === null ? resumeCall(deps, session) : awaitWork(deps, session.callSid, seq);
  deps.log.info({ callSid: session.callSid, seq }, 'a webhook was repeated');
  return given;
}
