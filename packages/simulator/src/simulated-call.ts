import type { Step, Verb } from '@callwright/flow-compiler';
import type { Ending } from './call-file.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { startDial } from './simulated-dial.ts';
import { type Gathering, startGather } from './simulated-gather.ts';
import { type Line, type SimulatedWorld, soundPrompt } from './simulated-line.ts';
import type { Heard } from './telephone.ts';

/** A call in simulated time: what sounds, and what the caller can do. */
export interface SimulatedCall {
  schedule: Schedule;
  heard: readonly Heard[];
  ended(): { how: Ending; at: number } | null;
  /** Keys pressed in one breath: when one of them ends what listens, the carrier loses the rest. */
  keys(keys: string): void;
  speech(text: string, confidence: number | undefined): void;
  hangUp(): void;
}

/** Begins a call and runs its documents verb by verb. The first words sound when it returns. */
export function createSimulatedCall(world: SimulatedWorld): SimulatedCall {
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
    // a call that was answered can no longer be refused
    const refused = verb?.verb === 'reject' && !answered;
    answered = true;
    // a document that ends hangs up, as with every carrier
    if (verb === undefined || verb.verb === 'hangup' || verb.verb === 'reject') end(refused ? 'rejected' : 'flow-ended');
    else if (verb.verb === 'dial') abandon = startDial(line, verb);
    else if (verb.verb === 'gather') {
      gathering = startGather(line, verb, () => {
        gathering = null;
      });
      abandon = gathering.abandon;
    } else abandon = soundPrompt(line, verb, next);
  };

  perform(world.start(momentOf(world.now, 0)));
  return {
    schedule,
    heard,
    ended: () => ended,
    keys(keys) {
      const listening = gathering;
      for (const key of keys) if (gathering === listening) listening?.key(key);
    },
    speech: (text, confidence) => gathering?.speech(text, confidence),
    hangUp: () => end('caller-hung-up'),
  };
}

function momentOf(start: string, milliseconds: number): string {
  return new Date(Date.parse(start) + milliseconds).toISOString();
}
