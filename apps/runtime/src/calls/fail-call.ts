import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { safeMessage } from '../safe-message.ts';
import { continueCall } from './continue-call.ts';
import { holdOn } from './hold-on.ts';
import { resumeCall } from './resume-call.ts';
import { lastWords } from './spoken-endings.ts';

/** The webhook that failed. */
interface FailedWebhook {
  callSid: string;
  /** Null when it was no step. */
  seq: number | null;
  /** How often the caller was asked to hold before. */
  times: number;
}

/**
 * After a failure of ours. A step that was taken all the same keeps its response, a call that stands elsewhere goes on there; only a call that
 * waits for this very step goes where its flow's failures go. While nobody can say where the call stands, the caller holds. Where all that
 * fails, he hears an apology in his language.
 */
export async function failCall(deps: Deps, { callSid, seq, times }: FailedWebhook, error: Error): Promise<string> {
  const session = await deps.store.findSession(callSid).catch(() => undefined);
  if (session === undefined)
    return (await holdOn(deps, callSid, null, times)) ?? lastWords(deps.sessions.lastKnown(callSid)?.language ?? 'en-US');
  if (session === null) return lastWords('en-US');
  try {
    if (seq !== session.seq || session.status === 'ended') {
      return (seq === null ? null : await deps.store.findResponse(callSid, seq)) ?? (await resumeCall(deps, session));
    }
    const event = { type: 'flow.failed', code: 'step-failed', message: safeMessage(error), at: isoTime(deps.clock) } as const;
    return await continueCall(deps, callSid, seq, event);
  } catch (second) {
    deps.log.error({ err: second, callSid }, 'the way out failed too');
    return lastWords(session.language);
  }
}
