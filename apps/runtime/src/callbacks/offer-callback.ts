import { type EffectInput, type EffectOutput, isPhoneNumber } from '@callwright/flow-compiler';
import { shouldOffer } from '@callwright/queueing';
import type { Deps } from '../deps.ts';
import { entryOfCall } from '../line/entry.ts';
import { lookAtQueue } from '../line/stand.ts';
import type { CallFacts } from '../work/call-facts.ts';
import { WorkFailed } from '../work/work-failed.ts';
import { type CallingQueue, callingQueue, callingRules, shownNumber, zonesToCall } from './callback-rules.ts';
import { nextAllowedAt } from './quiet-hours.ts';

/** The effect `callback.offer`: whether a callback is offered to this caller now, and what he would be told. */
export async function offerCallback(
  deps: Deps,
  { queue: name, when, mode }: EffectInput<'callback.offer'>,
  { callSid, from, to }: CallFacts,
): Promise<EffectOutput<'callback.offer'>> {
  const queue = callingQueue(deps, name);
  const entry = await entryOfCall(deps.db, callSid);
  const stand = await lookAtQueue(deps, name, entry?.id ?? null);
  if (stand === null) throw new WorkFailed('not-found', `there is no queue "${name}"`);
  const { position, estimate } = stand;
  const allowedAt = queue === null ? null : await allowedFrom(deps, queue, from, to);
  const {
    offer,
    mode: chosen,
    because,
  } = shouldOffer(queue?.policy, {
    when,
    ...(mode !== undefined && { mode }),
    estimate,
    position,
    canCallBack: allowedAt !== null && isBeforeExpiry(deps, queue, allowedAt),
  });
  const waits = allowedAt === null ? 0 : (allowedAt - deps.clock.now()) / 1000;
  return {
    offered: offer,
    because: because.code,
    mode: chosen,
    callback: {
      queue: name,
      number: isPhoneNumber(from) ? from : '',
      /** Seconds until he is called, as far as anybody can tell. */
      expected: estimate === null ? null : Math.round(Math.max(waits, estimate.p80)),
      position,
      from: queue === null ? '' : (shownNumber(deps, queue.policy, to) ?? ''),
    },
  };
}

/** When he could be called first: in his quiet hours nobody is, and not before the queue opens. */
async function allowedFrom(deps: Deps, queue: CallingQueue, from: string, to: string): Promise<number | null> {
  const zones = await zonesToCall(deps, queue.queue, isPhoneNumber(from) ? from : to, to);
  return nextAllowedAt(await callingRules(deps, queue, zones), deps.clock.now());
}

/** Callbacks live on from when the first call is allowed; one that could not be made for days is not promised. */
function isBeforeExpiry({ clock }: Deps, queue: CallingQueue | null, allowedAt: number): boolean {
  return queue !== null && allowedAt - clock.now() <= Math.max(queue.policy.expiresAfterHours, 72) * 3_600_000;
}
