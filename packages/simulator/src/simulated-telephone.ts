import type { GivenInput } from './call-record.ts';
import { createSimulatedCall } from './simulated-call.ts';
import type { SimulatedWorld } from './simulated-line.ts';
import type { Telephone } from './telephone.ts';

export interface SimulatedTelephone extends Telephone {
  /** What the caller gave, act by act. */
  given: readonly GivenInput[];
}

/** Dials a flow with a simulated clock: a telephone that a script can drive. The first words sound when it returns. */
export function dialSimulated(world: SimulatedWorld): SimulatedTelephone {
  const { schedule, heard, ended, listens, keys, speech, hangUp } = createSimulatedCall(world);
  const given: GivenInput[] = [];
  const note = (text: string, parts: number) => {
    const input: GivenInput = { text, parts, at: [] };
    given.push(input);
    return () => {
      if (listens()) input.at.push(world.place());
    };
  };
  return {
    given,
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
      const parts = breathsOf(digits);
      const here = note(digits, parts.length);
      for (const { keys: pressed, afterSeconds } of parts) {
        const press = () => {
          here();
          keys(pressed);
        };
        if (afterSeconds === 0) press();
        else schedule.after(afterSeconds, press);
      }
      schedule.runUntil(schedule.now());
    },
    async says(text, confidence) {
      note(text, 1)();
      speech(text, confidence);
    },
    hangsUp: async () => hangUp(),
  };
}

/** Keys pressed in one breath each; `w` is half a second between them. */
function breathsOf(digits: string): { keys: string; afterSeconds: number }[] {
  return digits.split('w').flatMap((keys, index) => (keys === '' ? [] : [{ keys, afterSeconds: index / 2 }]));
}
