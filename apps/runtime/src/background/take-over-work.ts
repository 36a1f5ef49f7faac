import type { CallEvent, EffectName } from '@callwright/flow-compiler';
import { WORK_LEASE_SECONDS } from '../calls/commit-of.ts';
import { doWork, goOnAfterWork } from '../calls/commit-turn.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { Timer } from '../store/store.ts';

/**
 * The process that did a call's work has died, or it would have renewed this timer. Work that may be repeated is done again; of other work
 * nobody knows what came of it, so the flow is told that it failed.
 */
export async function takeOverWork(deps: Deps, { id, callSid }: Timer): Promise<void> {
  const { store, works, clock, log } = deps;
  const session = await store.findSession(callSid);
  if (session === null || session.status === 'ended' || session.effect === null) return store.finishTimer(id, null);
  await store.finishTimer(id, isoTime(clock, WORK_LEASE_SECONDS));
  if (works.has(callSid)) return;
  const { effect } = session;
  log.warn({ callSid, work: effect.src, repeatable: effect.repeatable }, 'work was interrupted');
  // this call waits for what comes of it, and nothing else should
  if (effect.repeatable) doWork(deps, session, true);
  else
    goOnAfterWork(deps, session, failedAs(effect.src, isoTime(clock))).catch((error: unknown) =>
      log.error({ err: error, callSid }, 'a call could not go on after interrupted work; it is tried again'),
    );
}

function failedAs(src: EffectName, at: string): CallEvent {
  const message = 'the process that did it has died, and doing it again might do harm';
  return { type: 'effect.failed', src, code: 'interrupted', message, at };
}
