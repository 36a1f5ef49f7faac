import { type CallEvent, type CallHappening, stepCall } from '@callwright/flow-compiler';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../store/store.ts';
import { performEffect } from '../work/perform-effect.ts';
import { commitOf } from './commit-of.ts';
import { logStep } from './log-step.ts';
import { takeTurn } from './take-turn.ts';

/** An inbound call that nobody answered is one whose caller gave up. */
const byCaller: ReadonlySet<string> = new Set(['completed', 'no-answer', 'canceled']);

/** How often a call that another webhook moves at this very moment is looked at again. */
const TRIES = 5;
/** How much work a flow may still ask for when its caller has gone. */
const MOST_WORK = 20;

/** The carrier says that a call is over. What the caller left is still kept. A call that its flow has ended keeps that reason. */
export async function endCall(deps: Deps, callSid: string, callStatus: string): Promise<void> {
  deps.sessions.forget(callSid);
  const reason = byCaller.has(callStatus) ? 'caller-hung-up' : callStatus;
  const session = await deps.store.findSession(callSid);
  if (session === null || session.status === 'ended') return;
  if (await deps.store.endSession(callSid, reason, isoTime(deps.clock))) deps.log.info({ callSid, callStatus }, 'the call has ended');
  await tellFlow(deps, callSid, { type: 'call.ended', reason });
}

/** Something that a caller left while he hung up: his call has ended, or ends now, and the flow still does what nobody has to be there for. */
export async function keepLastWords(deps: Deps, callSid: string, callStatus: string, left: CallHappening): Promise<void> {
  deps.sessions.forget(callSid);
  const reason = byCaller.has(callStatus) ? 'caller-hung-up' : callStatus;
  await deps.store.endSession(callSid, reason, isoTime(deps.clock));
  await tellFlow(deps, callSid, left);
}

async function tellFlow(deps: Deps, callSid: string, happening: CallHappening): Promise<void> {
  let next: CallEvent | null = { ...happening, at: isoTime(deps.clock) };
  for (let count = 0; next !== null && count < MOST_WORK; count += 1) next = await stepAfterEnd(deps, callSid, next);
}

/** A step of a call that has ended: it says nothing, but it leads on, orders and asks for work. Answers with what the work came to. */
async function stepAfterEnd(deps: Deps, callSid: string, event: CallEvent): Promise<CallEvent | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const session = await deps.store.findSession(callSid);
    if (session === null) return null;
    const commit = await commitAfterEnd(deps, session, event);
    if (commit === null) return null;
    const { effect, from, to } = commit.session;
    if (!(await deps.store.commitAfterEnd(commit))) continue;
    logStep(deps, { ...commit, session });
    if (effect === null) return null;
    const at = isoTime(deps.clock);
    return { ...(await performEffect(deps, effect, { callSid, from, to, at, isRepeated: false })), at };
  }
  return null;
}

/** Null when the event leads to nothing. */
async function commitAfterEnd(deps: Deps, session: Session, event: CallEvent) {
  const flow = await deps.library.version(session.version);
  const step = stepCall(flow.machine, session.snapshot, event, deps.environment.bindings);
  if (step.trail.length === 0 && step.orders.length === 0 && step.effect === null) return null;
  const turn = await takeTurn(deps, session, flow, event, { ...step, verbs: [] });
  const silent = { ...turn, last: { ...turn.last, verbs: [] } };
  return commitOf(deps, session, session.seq, silent);
}
