import { CarrierError } from '@callwright/twiml';
import type { OutgoingCall } from '../carrier/carrier.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { isRefused } from '../work/do-all.ts';
import { callingQueue, callingRules, shownNumber } from './callback-rules.ts';
import type { AttemptWithCallback } from './callback-store.ts';
import { nextAllowedAt } from './quiet-hours.ts';
import { retryRules } from './retry-rules.ts';

/** An attempt that nobody could make for so long is given back: the line has moved on meanwhile. */
const LATEST_SECONDS = 120;

/**
 * Rings somebody whom we owe a call. After a crash, or where the carrier's answer was lost, it is asked whether it rings already, since it has no
 * key that would prevent a second call. Rejects when it is worth another try.
 */
export async function dialAttempt(deps: Deps, id: string, tries: number): Promise<void> {
  const { store, clock, carrier, log } = deps;
  const found = await store.findAttempt(id);
  if (found === null || found.attempt.outcome !== null || found.attempt.callSid !== null) return;
  const call = await callFor(deps, found);
  const made = tries > 0 && call !== null ? await carrier.findCall(call, found.attempt.dialledAt) : null;
  if (made !== null) return keepCall(deps, id, made);
  if (call === null || !(await isStillTime(deps, found))) return giveBack(deps, found);
  try {
    await keepCall(deps, id, await place(deps, call, found.attempt.dialledAt));
  } catch (error) {
    if (!isRefused(error)) throw error;
    log.error({ err: error, callback: found.callback.id }, 'the carrier refuses to call somebody back');
    await store.failAttempt(id, 'failed', isoTime(clock), retryRules(deps, found.callback.queue));
    deps.line.changed();
  }
}

/** The call may have been answered before we knew its id; then it is known already. Somebody may have withdrawn it meanwhile. */
async function keepCall({ store, clock }: Deps, id: string, callSid: string): Promise<void> {
  if (await store.hasAttemptWithCall(callSid)) return;
  await store.keepAttemptCall(id, callSid);
  const after = await store.findAttempt(id);
  if (after?.attempt.outcome === 'withdrawn') await store.addCommand({ command: 'end-call', callSid }, isoTime(clock));
}

async function place({ carrier }: Deps, call: OutgoingCall, since: string): Promise<string> {
  try {
    return await carrier.call(call);
  } catch (error) {
    const made = error instanceof CarrierError && error.mayHaveActed ? await carrier.findCall(call, since).catch(() => null) : null;
    if (made === null) throw error;
    return made;
  }
}

/** Whoever it is that dials may be late: nobody is called in his quiet hours for that. */
async function isStillTime(deps: Deps, { attempt, callback }: AttemptWithCallback): Promise<boolean> {
  const now = deps.clock.now();
  const queue = callingQueue(deps, callback.queue);
  if (queue === null || now - Date.parse(attempt.dialledAt) > LATEST_SECONDS * 1000) return false;
  return nextAllowedAt(await callingRules(deps, queue, callback.zones), now) === now;
}

async function giveBack(deps: Deps, { attempt, callback }: AttemptWithCallback): Promise<void> {
  deps.log.warn({ callback: callback.id }, 'a call back could not be made in time: its place waits for the next attempt');
  await deps.store.failAttempt(attempt.id, 'failed', isoTime(deps.clock), { ...retryRules(deps, callback.queue), retrySeconds: 0 });
  deps.line.changed();
}

async function callFor(deps: Deps, { attempt, callback }: AttemptWithCallback): Promise<OutgoingCall | null> {
  const queue = callingQueue(deps, callback.queue);
  const from = queue === null ? null : shownNumber(deps, queue.policy, callback.ourNumber);
  if (queue === null || from === null) return null;
  const { publicUrl, fallbackUrl } = deps.settings;
  const url = `${publicUrl}/voice/callback/${attempt.id}`;
  const statusCallback = `${publicUrl}/voice/callback-status/${attempt.id}`;
  // a runtime that was away for a moment still greets him
  const fallback = fallbackUrl ?? url;
  return {
    to: callback.number,
    from,
    url,
    fallbackUrl: fallback,
    statusCallback,
    ringSeconds: queue.policy.ringSeconds,
    detectsMachines: true,
  };
}
