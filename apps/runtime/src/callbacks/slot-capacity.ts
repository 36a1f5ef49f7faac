import type { Deps } from '../deps.ts';
import type { CallingQueue } from './callback-rules.ts';
import { capacityOf } from './slots.ts';

/** How many calls a slot of a queue takes: as its policy says, else by the agents who have its skills and what handling takes them. */
export async function slotCapacity(deps: Deps, { name, policy }: CallingQueue): Promise<number> {
  const { capacity, slotMinutes = 30 } = policy.web ?? {};
  if (capacity !== undefined) return capacity;
  const { agents, handleSeconds } = await deps.line.strength(name);
  return capacityOf(agents, slotMinutes, handleSeconds);
}
