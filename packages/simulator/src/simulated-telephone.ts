import type { Schedule } from './schedule.ts';
import { createSimulatedCall } from './simulated-call.ts';
import type { SimulatedWorld } from './simulated-line.ts';
import type { Telephone } from './telephone.ts';

/** Dials a flow with a simulated clock: a telephone that a script can drive. The first words sound when it returns. */
export function dialSimulated(world: SimulatedWorld): Telephone {
  const { schedule, heard, ended, keys, speech, hangUp } = createSimulatedCall(world);
  return {
    now: async () => schedule.now(),
    heard: async () => heard.map((entry) => ({ ...entry })),
    ended: async () => ended(),
    advance: async (milliseconds) => schedule.runUntil(schedule.now() + milliseconds),
    async toNextDue() {
      const due = schedule.nextDue();
      if (due !== null) schedule.runUntil(due);
      return due !== null;
    },
    async presses(digits) {
      pressKeys(schedule, digits, keys);
      schedule.runUntil(schedule.now());
    },
    says: async (text, confidence) => speech(text, confidence),
    hangsUp: async () => hangUp(),
  };
}

/** `w` is half a second between keys. */
function pressKeys(schedule: Schedule, digits: string, press: (keys: string) => void): void {
  for (const [breath, keys] of digits.split('w').entries()) {
    if (keys === '') continue;
    if (breath === 0) press(keys);
    else schedule.after(breath / 2, () => press(keys));
  }
}
