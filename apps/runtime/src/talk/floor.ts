import type { Deps } from '../deps.ts';
import type { QueueCard } from '../line/queue-now.ts';
import { queueCards } from '../line/queue-now.ts';
import type { DeskCall, DeskState } from './desk-state.ts';
import { deskStates } from './desk-states.ts';

/** All queues and all who are on duty, as a supervisor sees them. */
export interface FloorNow {
  queues: QueueCard[];
  agents: (DeskState['agent'] & { call: DeskCall | null })[];
  at: string;
}

export async function floorNow(deps: Deps): Promise<FloorNow> {
  const queues = await queueCards(deps);
  const staff = await deskStates(deps, undefined, { seesSupervisors: true });
  return { queues, agents: staff.map(({ agent, call }) => ({ ...agent, call })), at: new Date(deps.clock.now()).toISOString() };
}
