import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { lineEventOf } from '../line/line-event.ts';
import { awaitWork } from './await-work.ts';
import { continueCall } from './continue-call.ts';
import { resumeCall } from './resume-call.ts';
import { UnknownCall } from './unknown-call.ts';

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
