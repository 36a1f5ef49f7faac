import type { CallHappening, RecordVerb } from '@callwright/flow-compiler';
import { beepSeconds, spokenSeconds } from './durations.ts';
import type { Line } from './simulated-line.ts';

/** A recording that runs. */
export interface Recorder {
  key(key: string): void;
  speech(text: string): void;
  /** The caller hangs up: what he has said until now; null when that is nothing. */
  leave(): CallHappening | null;
  /** Stops it without an answer. */
  abandon(): void;
  /** When silence ends it, in milliseconds of the call; null before the beep. */
  until(): number | null;
}

/** Beeps, then takes down what is said until silence, a key or the greatest length, as on the real network. A silent recording is no input. */
export function startRecord(line: Line, verb: RecordVerb, onEnd: () => void): Recorder {
  const { schedule } = line;
  let isRunning = false;
  let firstSound: number | null = null;
  let soundUntil = 0;
  let stops: (() => void)[] = [];
  let endAtSilence = () => {};
  let until: number | null = null;
  const abandon = () => {
    for (const stop of [...stops, endAtSilence]) stop();
    isRunning = false;
  };
  const taken = (hungUp: boolean): CallHappening | null => {
    if (!isRunning || firstSound === null) return null;
    return line.recorded((Math.min(schedule.now(), soundUntil) - firstSound) / 1000, hungUp);
  };
  const finish = () => {
    const happening = taken(false) ?? { type: 'call.no-input' };
    abandon();
    onEnd();
    line.report(happening);
  };
  const awaitSilence = () => {
    endAtSilence();
    const seconds = Math.max(0, soundUntil - schedule.now()) / 1000 + verb.silenceSeconds;
    until = schedule.now() + seconds * 1000;
    endAtSilence = schedule.after(seconds, finish);
  };
  const begin = () => {
    isRunning = true;
    stops = [schedule.after(verb.maxSeconds, finish)];
    awaitSilence();
  };
  if (verb.beep) stops = beepThen(line, begin);
  else begin();

  return {
    abandon,
    key(key) {
      if (isRunning && verb.finishOnKey.includes(key)) finish();
    },
    speech(text) {
      if (!isRunning) return;
      const from = Math.max(schedule.now(), soundUntil);
      firstSound ??= from;
      soundUntil = from + spokenSeconds(text) * 1000;
      awaitSilence();
    },
    leave: () => taken(true),
    until: () => until,
  };
}

function beepThen({ schedule, sound, silence }: Line, next: () => void): (() => void)[] {
  const beep = sound('beep', '');
  const cancel = schedule.after(beepSeconds, () => {
    silence(beep);
    next();
  });
  return [cancel, () => silence(beep)];
}
