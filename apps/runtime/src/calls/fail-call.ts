import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { continueCall } from './continue-call.ts';
import { lastWords } from './spoken-endings.ts';

/** After a failure of ours: the call goes where its flow's failures go; where even that fails, the caller hears an apology in his language. */
export async function failCall(deps: Deps, callSid: string, error: Error): Promise<string> {
  const session = await deps.store.findSession(callSid).catch(() => null);
  if (session === null) return lastWords('en-US');
  const event = { type: 'flow.failed', code: 'step-failed', message: error.message, at: isoTime(deps.clock) } as const;
  return continueCall(deps, callSid, session.seq, event).catch((second: unknown) => {
    deps.log.error({ err: second, callSid }, 'the way out failed too');
    return lastWords(session.language);
  });
}
