import { type EffectInput, type EffectOutput, isPhoneNumber } from '@callwright/flow-compiler';
import type { Deps } from '../deps.ts';
import type { CallFacts } from '../work/call-facts.ts';
import { WorkFailed } from '../work/work-failed.ts';
import { callingQueue, zoneOfQueue, zonesToCall } from './callback-rules.ts';
import { isTimeZone } from './number-zones.ts';
import { slotWords } from './slot-words.ts';
import { slotsOfQueue } from './slots-of-queue.ts';

/** The effect `callback.slots`: when this caller can be called back, in words of his language. */
export async function callbackSlots(
  deps: Deps,
  { queue: name, days, slotMinutes, capacity, atMost, zone: wished, language }: EffectInput<'callback.slots'>,
  { from, to }: CallFacts,
): Promise<EffectOutput<'callback.slots'>> {
  const queue = callingQueue(deps, name);
  if (queue === null) throw new WorkFailed('not-found', `the queue "${name}" calls nobody back`);
  const zones = await zonesToCall(deps, queue.queue, isPhoneNumber(from) ? from : to, to);
  // a caller thinks in the time of his own place
  const own = zones.length === 1 ? zones[0] : undefined;
  const zone = wished !== undefined && isTimeZone(wished) ? wished : (own ?? (await zoneOfQueue(deps, queue.queue, to)));
  const wish = { zones, zone, days, atMost, slotMinutes, ...(capacity > 0 && { capacity }) };
  const slots = await slotsOfQueue(deps, queue, wish);
  return {
    slots: slots.map((slot) => ({
      from: new Date(slot.from).toISOString(),
      to: new Date(slot.to).toISOString(),
      words: slotWords(slot, deps.clock.now(), zone, language),
    })),
  };
}
