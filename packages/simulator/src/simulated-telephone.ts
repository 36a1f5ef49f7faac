import type { Step, Verb } from '@callwright/flow-compiler';
import type { Ending } from './call-file.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { startDial } from './simulated-dial.ts';
import { type Gathering, startGather } from './simulated-gather.ts';
import { type Line, type SimulatedWorld, soundPrompt } from './simulated-line.ts';
import type { Heard, Telephone } from './telephone.ts';

/** Begins a call to a flow with a simulated clock. The first words sound when it returns. */
export function dialSimulated(world: SimulatedWorld): Telephone {
  const schedule = createSchedule();
  const heard: Heard[] = [];
  let ended: { how: Ending; at: number } | null = null;
  let gathering: Gathering | null = null;
  let answered = false;
  let abandon: () => void = () => {};

  const line: Line = {
    schedule,
    world,
    dialled: new Map(),
    sound(kind, text) {
      const entry: Heard = { at: schedule.now(), endedAt: null, kind, text };
      heard.push(entry);
      return entry;
    },
    silence(entry) {
      entry.endedAt ??= schedule.now();
    },
    report(happening) {
      if (ended === null) perform(world.step({ ...happening, at: momentOf(world.now, schedule.now()) }));
    },
  };

  const end = (how: Ending) => {
    ended ??= { how, at: schedule.now() };
    abandon();
    gathering = null;
    for (const entry of heard) line.silence(entry);
  };
  let current: readonly Verb[] = [];
  const perform = ({ verbs, ended: over }: Step) => {
    // an event that nothing waited for leaves the caller where he is
    if (verbs.length > 0 || over) current = verbs;
    run(current);
  };
  const run = ([verb, ...rest]: readonly Verb[]): void => {
    if (ended !== null) return;
    const next = () => run(rest);
    // a document that ends hangs up, as with every carrier
    if (verb === undefined || verb.verb === 'hangup') return end('flow-ended');
    // a call that was answered can no longer be refused
    if (verb.verb === 'reject') return end(answered ? 'flow-ended' : 'rejected');
    answered = true;
    if (verb.verb === 'dial') abandon = startDial(line, verb);
    else if (verb.verb === 'gather') {
      gathering = startGather(line, verb, () => {
        gathering = null;
      });
      abandon = gathering.abandon;
    } else abandon = soundPrompt(line, verb, next);
  };

  perform(world.start(momentOf(world.now, 0)));
  return {
    now: async () => schedule.now(),
    heard: async () => heard.map((entry) => ({ ...entry })),
    ended: async () => ended,
    advance: async (milliseconds) => schedule.runUntil(schedule.now() + milliseconds),
    async toNextDue() {
      const due = schedule.nextDue();
      if (due !== null) schedule.runUntil(due);
      return due !== null;
    },
    async presses(digits) {
      pressKeys(schedule, digits, (key) => gathering?.key(key));
      schedule.runUntil(schedule.now());
    },
    async says(text, confidence) {
      gathering?.speech(text, confidence);
    },
    async hangsUp() {
      end('caller-hung-up');
    },
  };
}

/** `w` is half a second between keys. */
function pressKeys(schedule: Schedule, digits: string, press: (key: string) => void): void {
  let delay = 0;
  for (const key of digits) {
    if (key === 'w') delay += 0.5;
    else if (delay === 0) press(key);
    else schedule.after(delay, () => press(key));
  }
}

function momentOf(start: string, milliseconds: number): string {
  return new Date(Date.parse(start) + milliseconds).toISOString();
}
