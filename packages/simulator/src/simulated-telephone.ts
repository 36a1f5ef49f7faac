import type { GivenInput } from './call-record.ts';
import type { Schedule } from './schedule.ts';
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
      pressBreaths(parts, schedule, (pressed) => {
        here();
        keys(pressed);
      });
    },
    async says(text, confidence) {
      note(text, 1)();
      speech(text, confidence);
    },
    hangsUp: async () => hangUp(),
  };
}

interface Breath {
  keys: string;
  afterSeconds: number;
}

/** Presses keys breath by breath, each at its time. */
export function pressBreaths(breaths: readonly Breath[], schedule: Schedule, press: (keys: string) => void): void {
  for (const { keys, afterSeconds } of breaths) {
    if (afterSeconds === 0) press(keys);
    else schedule.after(afterSeconds, () => press(keys));
  }
  schedule.runUntil(schedule.now());
}

/** Keys pressed in one breath each; `w` is half a second between them. */
export function breathsOf(digits: string): Breath[] {
  return digits.split('w').flatMap((keys, index) => (keys === '' ? [] : [{ keys, afterSeconds: index / 2 }]));
}
