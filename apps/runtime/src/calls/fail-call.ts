import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { continueCall } from './continue-call.ts';
import { resumeCall } from './resume-call.ts';
import { lastWords } from './spoken-endings.ts';

/**
 * After a failure of ours at a webhook of step `seq` (none: the webhook was no step). A step that was taken all the same keeps its response, a
 * call that stands elsewhere goes on there; only a call that waits for this very step goes where its flow's failures go. Where even that
 * fails, the caller hears an apology in his language.
 */
export async function failCall(deps: Deps, callSid: string, seq: number | null, error: Error): Promise<string> {
  const session = await deps.store.findSession(callSid).catch(() => null);
  if (session === null) return lastWords('en-US');
  try {
    if (seq !== session.seq || session.status === 'ended') {
      return (seq === null ? null : await deps.store.findResponse(callSid, seq)) ?? (await resumeCall(deps, session));
    }
    const event = { type: 'flow.failed', code: 'step-failed', message: error.message, at: isoTime(deps.clock) } as const;
    return await continueCall(deps, callSid, seq, event);
  } catch (second) {
    deps.log.error({ err: second, callSid }, 'the way out failed too');
    return lastWords(session.language);
  }
}
