import type { Deps } from '../deps.ts';
import { type CallingQueue, callingRules } from './callback-rules.ts';
import { slotCapacity } from './slot-capacity.ts';
import { freeSlots, type Slot } from './slots.ts';

const DAY = 86_400_000;

/** Which slots are wanted; what is left out is the queue's. */
export interface SlotWish {
  zones: readonly string[];
  /** Where slots begin with the hour. */
  zone: string;
  days: number;
  atMost: number;
  slotMinutes?: number | undefined;
  capacity?: number | undefined;
}

/** The slots of a queue that have room, first ones first. */
export async function slotsOfQueue(deps: Deps, queue: CallingQueue, wish: SlotWish): Promise<Slot[]> {
  const { zones, zone, days, atMost } = wish;
  const now = deps.clock.now();
  const iso = (at: number) => new Date(at).toISOString();
  const taken = await deps.store.listTakenSlots(queue.name, iso(now), iso(now + (days + 1) * DAY));
  const slotMinutes = wish.slotMinutes ?? queue.policy.web?.slotMinutes ?? 30;
  const capacity = wish.capacity ?? (await slotCapacity(deps, queue));
  const rules = await callingRules(deps, queue, zones);
  return freeSlots(
    { zone, days, atMost, slotMinutes, capacity },
    rules,
    taken.map((at) => Date.parse(at)),
    now,
  );
}
