import { type CallEvent, type Step, stepCall } from '@callwright/flow-compiler';
import type { Deps } from '../deps.ts';
import type { Session } from '../store/store.ts';
import { commitOf } from './commit-of.ts';
import { logStep } from './log-step.ts';
import { renderSafely } from './render-safely.ts';
import { resumeCall } from './resume-call.ts';

/** A webhook names a call that was never begun here. */
export class UnknownCall extends Error {
  readonly kind = 'user';

  constructor(callSid: string) {
    super(`There is no call ${callSid}.`);
    this.name = 'UnknownCall';
  }
}

/**
 * The response to a webhook of step `seq`: the machine takes one step, or, when that step was taken before, the same bytes come again and
 * nothing is written. Throws `UnknownCall`.
 */
export async function continueCall(deps: Deps, callSid: string, seq: number, event: CallEvent): Promise<string> {
  const session = deps.sessions.recall(callSid, seq) ?? (await deps.store.findSession(callSid));
  if (session === null) throw new UnknownCall(callSid);
  if (seq !== session.seq || session.status === 'ended') return repeat(deps, session, seq);
  const flow = await deps.library.version(session.version);
  const stepped = stepCall(flow.machine, session.snapshot, event, deps.environment.bindings);
  const { step, response } = renderSafely(deps, flow, session.snapshot, speaking(stepped, session), seq + 1, event.at);
  if (step.failure !== null) deps.log.error({ callSid, failure: step.failure }, 'the flow failed; the caller goes where its failures go');
  const commit = commitOf({ session, seq, event, step, response });
  if (!(await deps.store.commitStep(commit))) return overtaken(deps, callSid, seq);
  if (commit.session.status === 'active') deps.sessions.remember(commit.session);
  else deps.sessions.forget(callSid);
  logStep(deps, commit);
  return response;
}

/** An event that nothing waited for leaves the caller where he is: he hears the same again. */
function speaking(step: Step, { verbs }: Session): Step {
  return step.verbs.length === 0 && !step.ended ? { ...step, verbs } : step;
}

/** Another webhook of this call was faster, or the session was remembered wrongly. */
async function overtaken(deps: Deps, callSid: string, seq: number): Promise<string> {
  deps.sessions.forget(callSid);
  const session = await deps.store.findSession(callSid);
  if (session === null) throw new UnknownCall(callSid);
  return repeat(deps, session, seq);
}

/** A step that was taken has its response; one that never was gets what the caller should hear now. */
async function repeat(deps: Deps, session: Session, seq: number): Promise<string> {
  const given = await deps.store.findResponse(session.callSid, seq);
  if (given === null) return resumeCall(deps, session);
  deps.log.info({ callSid: session.callSid, seq }, 'a webhook was repeated');
  return given;
}
