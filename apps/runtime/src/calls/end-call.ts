import { type CallEvent, type CallHappening, stepCall } from '@callwright/flow-compiler';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { factsWriter, withFacts } from '../reports/write-facts.ts';
import type { Session, StepCommit } from '../store/store.ts';
import { withSurveyChanges } from '../survey/with-survey-changes.ts';
import { performEffect } from '../work/perform-effect.ts';
import { commitOf } from './commit-of.ts';
import { hasPlace, withLineChanges } from './line-changes.ts';
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
  const session = await deps.store.findSession(callSid);
  if (session === null || session.status === 'ended') return;
  const reason = reasonOf(callStatus);
  await tellFlow(deps, callSid, reason, { type: 'call.ended', reason });
}

/** Something that a caller left while he hung up: his call has ended, or ends now, and the flow still does what nobody has to be there for. */
export async function keepLastWords(deps: Deps, callSid: string, callStatus: string, left: CallHappening): Promise<void> {
  deps.sessions.forget(callSid);
  await tellFlow(deps, callSid, reasonOf(callStatus), left);
}

function reasonOf(callStatus: string): string {
  return byCaller.has(callStatus) ? 'caller-hung-up' : callStatus;
}

async function tellFlow(deps: Deps, callSid: string, reason: string, happening: CallHappening): Promise<void> {
  let next: CallEvent | null = { ...happening, at: isoTime(deps.clock) };
  for (let count = 0; next !== null && count < MOST_WORK; count += 1) next = await lastStep(deps, callSid, reason, next);
}

/** A step of a call that is over: it says nothing, but it leads on, orders and asks for work. Answers with what the work came to. */
async function lastStep(deps: Deps, callSid: string, reason: string, event: CallEvent): Promise<CallEvent | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const session = await deps.store.findSession(callSid);
    const commit = session === null ? null : await silentCommit(deps, session, event);
    if (session === null || (commit === null && session.status === 'ended')) return null;
    if (!(await writeEnd(deps, session, reason, commit)) || commit === null) continue;
    const { effect, from, to } = commit.session;
    if (effect === null) return null;
    const at = isoTime(deps.clock);
    return { ...(await performEffect(deps, effect, { callSid, from, to, at, isRepeated: false })), at };
  }
  return null;
}

/** The end of a call is written together with the step that it leads to: no crash comes between them. False when another was faster. */
async function writeEnd(deps: Deps, session: Session, reason: string, commit: StepCommit | null): Promise<boolean> {
  const { clock, log } = deps;
  const { callSid } = session;
  const end = { status: 'ended', endReason: reason, endedAt: isoTime(clock), effect: null } as const;
  const isWritten = await (commit === null ? writeSilentEnd(deps, session, end) : writeLastStep(deps, session, end, commit));
  if (isWritten && commit !== null) logStep(deps, { ...commit, session });
  if (isWritten && hasPlace(session.snapshot)) deps.line.changed();
  if (isWritten && session.status === 'active') log.info({ callSid, reason }, 'the call has ended');
  return isWritten;
}

type End = Pick<Session, 'status' | 'endReason' | 'endedAt' | 'effect'> & { endReason: string; endedAt: string };

async function writeSilentEnd(deps: Deps, session: Session, end: End): Promise<boolean> {
  const { callSid } = session;
  const write = await factsWriter(deps, { ...session, ...end }, await deps.store.listEvents(callSid));
  return deps.store.endSession(callSid, end.endReason, end.endedAt, write);
}

/** A call that has ended keeps its end. */
async function writeLastStep(deps: Deps, { status, endedAt, endReason }: Session, end: End, commit: StepCommit): Promise<boolean> {
  if (status !== 'ended') return deps.store.commitStep(await withFacts(deps, { ...commit, session: { ...commit.session, ...end } }));
  return deps.store.commitAfterEnd(await withFacts(deps, { ...commit, session: { ...commit.session, status, endedAt, endReason } }));
}

/** Null when the event leads to nothing. */
async function silentCommit(deps: Deps, session: Session, event: CallEvent): Promise<StepCommit | null> {
  const flow = await deps.library.version(session.version);
  const step = stepCall(flow.machine, session.snapshot, event, deps.environment.bindings);
  if (step.trail.length === 0 && step.orders.length === 0 && step.effect === null) return null;
  const turn = await takeTurn(deps, session, flow, event, { ...step, verbs: [] });
  const silent = { ...turn, last: { ...turn.last, verbs: [] } };
  const commit = commitOf(session, session.seq, { turn: silent, response: null }, { isPrivate: session.isPrivate, worksInRow: 0 });
  return withSurveyChanges(deps, withLineChanges(deps, commit, silent), silent);
}
