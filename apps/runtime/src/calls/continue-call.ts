import { type CallEvent, type Step, stepCall } from '@callwright/flow-compiler';
import { renderTwiml } from '@callwright/twiml';
import type { Deps } from '../deps.ts';
import type { Session } from '../store/store.ts';
import { callAddresses } from './addresses.ts';
import { commitOf } from './commit-of.ts';
import { logStep } from './log-step.ts';
import { renderSafely } from './render-safely.ts';
import { overAlready } from './spoken-endings.ts';

/** A webhook names a call that was never begun here. */
export class UnknownCall extends Error {
  readonly kind = 'user';

  constructor(callSid: string) {
    super(`There is no call ${callSid}.`);
    this.name = 'UnknownCall';
  }
}

/**
 * The answer to a webhook of step `seq`: the machine takes one step, or, when that step was taken before, the same bytes come again and
 * nothing is written. Throws `UnknownCall`.
 */
export async function continueCall(deps: Deps, callSid: string, seq: number, event: CallEvent): Promise<string> {
  const session = deps.sessions.recall(callSid, seq) ?? (await deps.store.findSession(callSid));
  if (session === null) throw new UnknownCall(callSid);
  if (seq !== session.seq || session.status === 'ended') return repeat(deps, session, seq);
  const flow = await deps.library.version(session.version);
  const stepped = stepCall(flow.machine, session.snapshot, event, deps.environment.bindings);
  const { step, response } = renderSafely(deps, flow, speaking(stepped, session), seq + 1, event.at);
  if (step.failure !== null) deps.log.error({ callSid, failure: step.failure }, 'the flow failed; the caller goes where its failures go');
  const commit = commitOf({ session, seq, event, step, response, standing: session.verbs });
  if (await deps.store.commitStep(commit)) {
    deps.sessions.remember(commit.session);
    logStep(deps, commit);
    return response;
  }
  deps.sessions.forget(callSid);
  return overtaken(deps, callSid, seq);
}

/** An event that nothing waited for leaves the caller where he is: he hears the same again. */
function speaking(step: Step, { verbs }: Session): Step {
  return step.verbs.length === 0 && !step.ended ? { ...step, verbs } : step;
}

/** Another webhook of this call was faster. */
async function overtaken(deps: Deps, callSid: string, seq: number): Promise<string> {
  const session = await deps.store.findSession(callSid);
  if (session === null) throw new UnknownCall(callSid);
  return repeat(deps, session, seq);
}

/** A step that was taken has its answer; one that never was gets what the caller should hear now. */
async function repeat(deps: Deps, session: Session, seq: number): Promise<string> {
  const answered = await deps.store.findResponse(session.callSid, seq);
  if (answered !== null) {
    deps.log.info({ callSid: session.callSid, seq }, 'a webhook was repeated');
    return answered;
  }
  return resume(deps, session);
}

/** What a caller should be hearing, rendered anew from the last commit. */
export async function resume(deps: Deps, session: Session): Promise<string> {
  if (session.status === 'ended') return overAlready();
  const flow = await deps.library.version(session.version);
  return renderTwiml(session.verbs, callAddresses(deps.settings.publicUrl, session.seq, flow));
}
