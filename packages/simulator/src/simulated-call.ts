import {
  type CallHappening,
  type GatherVerb,
  PATIENCE_SECONDS,
  type PendingEffect,
  type RecordVerb,
  type Step,
  type Verb,
} from '@callwright/flow-compiler';
import type { Ending } from './call-file.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { startConference } from './simulated-conference.ts';
import { startDial } from './simulated-dial.ts';
import { type Gathering, startGather } from './simulated-gather.ts';
import { type Line, type SimulatedWorld, soundPrompt } from './simulated-line.ts';
import { type Recorder, startRecord } from './simulated-record.ts';
import type { Heard } from './telephone.ts';
import { watchPlace } from './watch-place.ts';

/** A call in simulated time: what sounds, and what the caller can do. */
export interface SimulatedCall {
  schedule: Schedule;
  heard: readonly Heard[];
  ended(): { how: Ending; at: number } | null;
  /** Whether keys or speech are taken at the moment. */
  listens(): boolean;
  /** What takes keys or speech at the moment, and until when, in milliseconds of the call; null when nothing does. */
  listening(): { verb: GatherVerb | RecordVerb; until: number | null } | null;
  /** The work outside that the caller waits for at the moment. */
  waitsFor(): PendingEffect | null;
  /** Keys pressed in one breath: when one of them ends what listens, the carrier loses the rest. */
  keys(keys: string): void;
  speech(text: string, confidence: number | undefined): void;
  hangUp(): void;
}

/** What takes keys and speech at the moment. */
type Listener = { act: 'gather'; verb: GatherVerb; taker: Gathering } | { act: 'record'; verb: RecordVerb; taker: Recorder };

/** Begins a call and runs its documents verb by verb. The first words sound when it returns. */
export function createSimulatedCall(world: SimulatedWorld): SimulatedCall {
  const schedule = createSchedule();
  const heard: Heard[] = [];
  let ended: { how: Ending; at: number } | null = null;
  let listener: Listener | null = null;
  let answered = false;
  let abandon: () => void = () => {};
  const line = createLine(world, schedule, heard, (happening) => {
    if (ended === null) perform(step(happening));
  });

  const step = stepOf(world, schedule);
  const breakOff = () => {
    abandon();
    listener = null;
    for (const entry of heard) line.silence(entry);
  };
  const end = (how: Ending) => {
    ended ??= { how, at: schedule.now() };
    place.stop();
    breakOff();
  };
  const place = watchPlace(world, schedule, {
    isAnswering: () => listener !== null && isQuestion(listener),
    move(happening) {
      breakOff();
      if (ended === null) perform(step(happening));
    },
  });
  let current: readonly Verb[] = [];
  const perform = ({ verbs, ended: over, effect }: Step): void => {
    // an event that nothing waited for leaves the caller where he is
    if (verbs.length > 0 || over) current = verbs;
    if (effect !== null) outside.begin(effect, verbs);
    else if (over || !place.look()) run(current);
  };
  // a document that ends hangs up, as with every carrier
  const run = ([verb, ...rest]: readonly Verb[], over: () => void = () => end('flow-ended')): void => {
    if (ended !== null) return;
    const next = () => run(rest, over);
    // a call that was answered can no longer be refused
    const refused = verb?.verb === 'reject' && !answered;
    answered = true;
    if (verb === undefined) over();
    else if (verb.verb === 'hangup' || verb.verb === 'reject') end(refused ? 'rejected' : 'flow-ended');
    else if (verb.verb === 'dial') abandon = startDial(line, verb);
    else if (verb.verb === 'conference') abandon = startConference(line);
    else if (verb.verb === 'gather' || verb.verb === 'record') {
      listener = listen(line, verb, () => {
        listener = null;
      });
      abandon = listener.taker.abandon;
    } else abandon = soundPrompt(line, verb, next);
  };
  const outside = workOutside(world, schedule, { run, perform, step });
  perform(world.start(nowOf(world, schedule)));
  return {
    schedule,
    heard,
    ended: () => ended,
    listens: () => listener !== null,
    listening: () => listener && { verb: listener.verb, until: listener.taker.until() },
    waitsFor: () => (ended === null ? outside.awaited() : null),
    keys: (keys) => pressKeys(keys, () => listener),
    speech: (text, confidence) => listener?.taker.speech(text, confidence),
    hangUp() {
      if (ended !== null) return;
      const last = lastOf(listener);
      end('caller-hung-up');
      for (const happening of last) step(happening);
    },
  };
}

function stepOf(world: SimulatedWorld, schedule: Schedule) {
  return (happening: CallHappening, unheard: readonly Verb[] = []): Step =>
    world.step({ ...happening, at: nowOf(world, schedule) }, unheard);
}

/** Keys pressed in one breath reach what listens, and nothing after it. */
function pressKeys(keys: string, current: () => Listener | null): void {
  const listening = current();
  for (const key of keys) if (current() === listening) listening?.taker.key(key);
}

/** What happens when the caller hangs up: what he has recorded until now is kept. */
function lastOf(listener: Listener | null): CallHappening[] {
  const left = listener?.act === 'record' ? listener.taker.leave() : null;
  return [...(left === null ? [] : [left]), { type: 'call.ended', reason: 'caller-hung-up' }];
}

function isQuestion(listener: Listener): boolean {
  return listener.act === 'record' || listener.verb.aside !== true;
}

interface Doing {
  run(verbs: readonly Verb[], over: () => void): void;
  perform(step: Step): void;
  step(happening: CallHappening, unheard?: readonly Verb[]): Step;
}

/** Work outside: what takes no longer than a caller's patience is done at once, else he hears the hold prompt until it is done. */
function workOutside(world: SimulatedWorld, schedule: Schedule, { run, perform, step }: Doing) {
  let awaited: PendingEffect | null = null;
  return {
    awaited: () => awaited,
    begin(effect: PendingEffect, unheard: readonly Verb[]): void {
      const { outcome, afterSeconds } = world.work(effect, nowOf(world, schedule));
      const due = schedule.now() + afterSeconds * 1000;
      const look = (): void => {
        if (schedule.now() < due) run(world.hold(), look);
        else {
          awaited = null;
          perform(step(outcome));
        }
      };
      if (afterSeconds <= PATIENCE_SECONDS) perform(step(outcome, unheard));
      else {
        awaited = effect;
        run([...unheard, ...world.hold()], look);
      }
    },
  };
}

function listen(line: Line, verb: GatherVerb | RecordVerb, onEnd: () => void): Listener {
  return verb.verb === 'gather'
    ? { act: 'gather', verb, taker: startGather(line, verb, onEnd) }
    : { act: 'record', verb, taker: startRecord(line, verb, onEnd) };
}

function createLine(world: SimulatedWorld, schedule: Schedule, heard: Heard[], report: Line['report']): Line {
  const recordings = new Map<string, number>();
  return {
    schedule,
    world,
    report,
    dialled: new Map(),
    sound(kind, text, language) {
      const entry: Heard = { at: schedule.now(), endedAt: null, kind, text, ...(language !== undefined && { language }) };
      heard.push(entry);
      return entry;
    },
    silence(entry) {
      entry.endedAt ??= schedule.now();
    },
    audioSeconds: (file) => recordings.get(file) ?? world.audioSeconds(file),
    recorded(exact, hungUp) {
      const seconds = Math.max(1, Math.round(exact));
      const recordingSid = `RE${String(recordings.size + 1).padStart(32, '0')}`;
      const url = `https://recordings.example/${recordingSid}`;
      recordings.set(url, exact);
      return { type: 'call.recorded', recordingSid, url, seconds, hungUp };
    },
  };
}

function nowOf({ now }: SimulatedWorld, schedule: Schedule): string {
  return new Date(Date.parse(now) + schedule.now()).toISOString();
}
