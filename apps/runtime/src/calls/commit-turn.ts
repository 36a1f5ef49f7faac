import { type CallEvent, stepCall } from '@callwright/flow-compiler';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { UnexpectedError } from '../errors.ts';
import { withFacts } from '../reports/write-facts.ts';
import { safeMessage } from '../safe-message.ts';
import type { Session } from '../store/store.ts';
import { withSurveyChanges } from '../survey/with-survey-changes.ts';
import { performEffect } from '../work/perform-effect.ts';
import { awaitWork } from './await-work.ts';
import { type CallIdentity, commitOf, WORK_LEASE_SECONDS } from './commit-of.ts';
import { concernsLine, hasPlace, withLineChanges } from './line-changes.ts';
import { logStep } from './log-step.ts';
import { renderSafely } from './render-safely.ts';
import { resumeCall } from './resume-call.ts';
import type { RunningWork } from './running-work.ts';
import { type Turn, takeTurn } from './take-turn.ts';

const RENEW_EVERY_MILLISECONDS = 4000;
/** A flow that asks for more work without waiting for the caller goes round in a circle. */
const MOST_WORKS_IN_ROW = 50;
const tooMuchWork = `The flow asks for work more than ${MOST_WORKS_IN_ROW} times without waiting for the caller.`;

/**
 * Writes a turn and answers with its response, where need be after the work outside that it leads to. Another webhook of the call may have been
 * faster: then nothing is written and its response is the answer. A call that has begun before comes with where it stood.
 */
export async function commitTurn(
  deps: Deps,
  call: CallIdentity & Partial<Pick<Session, 'snapshot' | 'isPrivate' | 'effect'>>,
  seq: number,
  turn: Turn,
): Promise<string> {
  const { callSid, from, to, startedAt, snapshot = null, isPrivate = false, effect = null } = call;
  const rendered = await renderSafely(deps, { callSid, from, to }, snapshot, seq, turn);
  const before = { isPrivate, worksInRow: effect?.inRow ?? 0 };
  const lined = withLineChanges(deps, commitOf({ callSid, from, to, startedAt }, seq, rendered, before), rendered.turn);
  const commit = await withFacts(deps, withSurveyChanges(deps, lined, rendered.turn));
  if (!(await (seq === 0 ? deps.store.commitFirst(commit) : deps.store.commitStep(commit)))) return overtaken(deps, callSid, seq);
  if (commit.session.status === 'active') deps.sessions.remember(commit.session);
  else deps.sessions.forget(callSid);
  if (concernsLine(lined)) deps.line.changed();
  // what a caller answers in line is on the desk of his agent at once
  else if (hasPlace(commit.session.snapshot)) deps.live.nudge();
  logStep(deps, commit);
  return commit.events.at(-1)?.response ?? doWork(deps, commit.session).response;
}

async function overtaken(deps: Deps, callSid: string, seq: number): Promise<string> {
  deps.sessions.forget(callSid);
  const given = await deps.store.findResponse(callSid, seq);
  if (given !== null) return given;
  const session = await deps.store.findSession(callSid);
  if (session === null) throw new UnexpectedError(`The call ${callSid} was written and is gone.`);
  return session.effect === null ? resumeCall(deps, session) : awaitWork(deps, callSid, seq);
}

/** Does the work that a call waits for, outside any transaction, and goes on with the call. `isRepeated`: another process may have done it. */
export function doWork(deps: Deps, session: Session, isRepeated = false): RunningWork {
  const running: RunningWork = { isOver: false, holding: null, response: Promise.resolve('') };
  running.response = work(deps, session, isRepeated, running).finally(() => {
    if (deps.works.get(session.callSid) === running) deps.works.delete(session.callSid);
  });
  // nobody may be waiting for it any more
  running.response.catch((error: unknown) => deps.log.error({ err: error, callSid: session.callSid }, 'a call could not go on after work'));
  deps.works.set(session.callSid, running);
  return running;
}

async function work(deps: Deps, session: Session, isRepeated: boolean, running: RunningWork): Promise<string> {
  const { callSid, effect } = session;
  if (effect === null) throw new UnexpectedError('There is no work to do.');
  const at = isRepeated ? await askedForAt(deps, callSid) : isoTime(deps.clock);
  const renew = () => deps.store.postponeTimer(callSid, 'work', isoTime(deps.clock, WORK_LEASE_SECONDS));
  const renewing = setInterval(() => void renew().catch(() => undefined), RENEW_EVERY_MILLISECONDS);
  const { from, to } = session;
  const outcome = await performEffect(deps, effect, { callSid, from, to, at, isRepeated }).finally(() => clearInterval(renewing));
  running.isOver = true;
  await running.holding;
  return goOnOrFail(deps, session, { ...outcome, at: isoTime(deps.clock) });
}

/** A call that cannot go on with what came of work goes where failures go: else it would hold for ever. */
async function goOnOrFail(deps: Deps, session: Session, event: CallEvent): Promise<string> {
  const isEndless = (session.effect?.inRow ?? 0) >= MOST_WORKS_IN_ROW;
  try {
    return await goOnAfterWork(deps, session, isEndless ? failing(event, 'endless-loop', tooMuchWork) : event);
  } catch (error) {
    deps.log.error({ err: error, callSid: session.callSid }, 'a call could not go on with what came of work');
    return goOnAfterWork(deps, session, failing(event, 'step-failed', safeMessage(error)));
  }
}

function failing({ at }: CallEvent, code: string, message: string): CallEvent {
  return { type: 'flow.failed', code, message, at };
}

/** When the work that a call waits for was asked for: who began it may have done it at any time since. */
async function askedForAt({ store, clock }: Deps, callSid: string): Promise<string> {
  return (await store.listEvents(callSid)).at(-1)?.at ?? isoTime(clock);
}

/** What came of work is the next event of the call, unless the call has ended or has gone on without it. */
export async function goOnAfterWork(deps: Deps, { callSid, seq }: Pick<Session, 'callSid' | 'seq'>, event: CallEvent): Promise<string> {
  const session = await deps.store.findSession(callSid);
  if (session === null) throw new UnexpectedError(`There is no call ${callSid}.`);
  if (session.seq !== seq || session.status === 'ended') return resumeCall(deps, session);
  const flow = await deps.library.version(session.version);
  const step = stepCall(flow.machine, session.snapshot, event, deps.environment.bindings, session.verbs);
  return commitTurn(deps, session, seq, await takeTurn(deps, session, flow, event, step));
}
