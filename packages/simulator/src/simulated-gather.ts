import type { CallHappening, GatherVerb } from '@callwright/flow-compiler';
import { type Line, soundPrompt } from './simulated-line.ts';

/** A gather that listens. */
export interface Gathering {
  key(key: string): void;
  speech(text: string, confidence: number | undefined): void;
  /** Stops it without an answer. */
  abandon(): void;
  /** When it stops waiting, in milliseconds of the call; null while it still speaks. */
  until(): number | null;
}

/** Says the prompts and listens: the first key silences them, every key restarts the wait, as on the real network. */
export function startGather(line: Line, verb: GatherVerb, onEnd: () => void): Gathering {
  let digits = '';
  let stop = () => {};
  let until: number | null = null;
  const finish = (happening: CallHappening) => {
    stop();
    onEnd();
    line.report(happening);
  };
  const finishKeys = () => finish(digits === '' ? { type: 'call.no-input' } : { type: 'call.digits', digits });
  const wait = () => {
    // the carrier counts whole seconds
    const seconds = Math.max(1, Math.ceil(verb.timeoutSeconds));
    until = line.schedule.now() + seconds * 1000;
    stop = line.schedule.after(seconds, finishKeys);
  };
  const speak = ([prompt, ...rest]: GatherVerb['prompts']): void => {
    if (prompt === undefined) wait();
    else stop = soundPrompt(line, prompt, () => speak(rest));
  };
  speak(verb.prompts);

  return {
    key(key) {
      if (!verb.input.includes('dtmf')) return;
      stop();
      if (key === verb.finishOnKey) return finishKeys();
      digits += key;
      if (digits.length === verb.numDigits) finishKeys();
      else wait();
    },
    speech(text, confidence) {
      if (!verb.input.includes('speech')) return;
      finish({ type: 'call.speech', text, ...(confidence !== undefined && { confidence }) });
    },
    abandon: () => stop(),
    until: () => until,
  };
}
