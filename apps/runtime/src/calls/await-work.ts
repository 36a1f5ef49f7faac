import type { Deps } from '../deps.ts';
import { holdDocument } from './hold-document.ts';
import { resumeCall } from './resume-call.ts';
import type { RunningWork } from './running-work.ts';

const LOOK_EVERY_MILLISECONDS = 250;

/** The response to a webhook that has set off work: what comes of it, or words to hold when that takes too long. */
export async function answerInTime(deps: Deps, callSid: string, answering: Promise<string>): Promise<string> {
  const answer = await within(deps.settings.patienceMilliseconds, answering);
  const running = deps.works.get(callSid);
  if (answer !== null || running === undefined || running.isOver) return answer ?? answering;
  const held = hold(deps, callSid);
  running.holding = held.catch(() => undefined);
  return (await held) ?? answering;
}

/** The caller holds, and asks whether the work with the outcome `seq` is over. */
export async function awaitWork(deps: Deps, callSid: string, seq: number): Promise<string> {
  const deadline = Date.now() + deps.settings.patienceMilliseconds;
  for (;;) {
    const given = await deps.store.findResponse(callSid, seq);
    const session = given === null ? await deps.store.findSession(callSid) : null;
    if (given !== null || session === null) return given ?? '';
    if (session.effect === null) return resumeCall(deps, session);
    const left = deadline - Date.now();
    if (left <= 0) return holdDocument(deps, session, []);
    await turnOf(deps.works.get(callSid), left);
  }
}

/** Tells the caller to hold, and remembers that he has heard all until then. Null when the work is over in this very moment. */
async function hold(deps: Deps, callSid: string): Promise<string | null> {
  const session = await deps.store.findSession(callSid);
  if (session === null || session.effect === null) return null;
  const response = await holdDocument(deps, session, session.verbs);
  if (!(await deps.store.holdCall(callSid, session.seq - 1, response, session.isPrivate))) return null;
  deps.sessions.forget(callSid);
  deps.log.info({ callSid, seq: session.seq, work: session.effect.src }, 'work takes long: the caller holds');
  return response;
}

/** Another process may do the work: then it is looked again and again. */
async function turnOf(running: RunningWork | undefined, milliseconds: number): Promise<void> {
  const wait = Math.min(milliseconds, running === undefined ? LOOK_EVERY_MILLISECONDS : milliseconds);
  await within(wait, running?.response.catch(() => undefined) ?? new Promise(() => undefined));
}

/** What a promise gives; null when it gives nothing in time. */
async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
