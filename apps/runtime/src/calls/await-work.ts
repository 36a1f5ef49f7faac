import type { Deps } from '../deps.ts';
import { holdDocument } from './hold-document.ts';
import { resumeCall } from './resume-call.ts';
import type { RunningWork } from './running-work.ts';
import { UnknownCall } from './unknown-call.ts';
import { within } from './within.ts';

const LOOK_EVERY_MILLISECONDS = 250;

/** The response to a webhook that has set off work: what comes of it, or words to hold when that takes too long. */
export async function answerInTime(deps: Deps, callSid: string, answering: Promise<string>): Promise<string> {
  for (;;) {
    const answer = await within(deps.settings.patienceMilliseconds, answering);
    const running = deps.works.get(callSid);
    if (answer !== null || running === undefined) return answer ?? answering;
    // what came of the work is being written, and may lead to more work
    if (running.isOver) continue;
    const held = await holdBeside(deps, callSid, running);
    if (held !== null) return held;
  }
}

/** The caller holds, and asks whether the work with the outcome `seq` is over. Throws `UnknownCall`. */
export async function awaitWork(deps: Deps, callSid: string, seq: number): Promise<string> {
  const deadline = Date.now() + deps.settings.patienceMilliseconds;
  for (;;) {
    const given = await deps.store.findResponse(callSid, seq);
    const session = given === null ? await deps.store.findSession(callSid) : null;
    if (given !== null) return given;
    if (session === null) throw new UnknownCall(callSid);
    if (session.effect === null) return resumeCall(deps, session);
    const left = deadline - Date.now();
    const running = deps.works.get(callSid);
    // words between two works are heard before the second is waited for
    if (left <= 0) return (running && !running.isOver && (await holdBeside(deps, callSid, running))) || holdDocument(deps, session, []);
    await turnOf(running, left);
  }
}

/** The work that goes on meanwhile waits with its outcome until it is written what the caller has heard. */
async function holdBeside(deps: Deps, callSid: string, running: RunningWork): Promise<string | null> {
  const held = hold(deps, callSid);
  running.holding = held.catch(() => undefined);
  return held;
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
