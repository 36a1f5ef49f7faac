import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { lineEventOf } from '../line/line-event.ts';
import { awaitWork } from './await-work.ts';
import { continueCall } from './continue-call.ts';
import { resumeCall } from './resume-call.ts';
import { UnknownCall } from './unknown-call.ts';

/** A caller who is alone in a conference whose other side has gone is moved on. */
export async function moveOnAlone(deps: Deps, callSid: string): Promise<void> {
  const session = await deps.store.findSession(callSid);
  if (session === null || session.status === 'ended' || session.effect !== null) return;
  const { machine } = await deps.library.version(session.version);
  const event = await lineEventOf(deps, callSid, machine.restore(session.snapshot).context, isoTime(deps.clock));
  if (event !== null) await deps.store.addCommand({ command: 'move-call', callSid }, isoTime(deps.clock));
}

/** The response to a caller who was moved: what became of his place in line, or what he was hearing when nothing did. Throws `UnknownCall`. */
export async function hearOfLine(deps: Deps, callSid: string): Promise<string> {
  deps.sessions.forget(callSid);
  const session = await deps.store.findSession(callSid);
  if (session === null) throw new UnknownCall(callSid);
  if (session.effect !== null) return awaitWork(deps, callSid, session.seq);
  const { machine } = await deps.library.version(session.version);
  const event = await lineEventOf(deps, callSid, machine.restore(session.snapshot).context, isoTime(deps.clock));
  return event === null ? resumeCall(deps, session) : continueCall(deps, callSid, session.seq, event);
}
