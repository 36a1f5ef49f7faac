import { type CompileContext, keepRecording, keysAre, type StateJson } from '@callwright/flow-compiler';
import type { SurveyConfig } from './survey-config.ts';
import { hasWords, keepComment } from './survey-logic.ts';
import { answered, asked, spoken, unanswered } from './survey-orders.ts';

const SILENCE_SECONDS = 4;

/** A comment after the beep. Whoever hangs up while he speaks has said it; in a talk by text messages it is what he writes. */
export function commentStates(config: SurveyConfig, context: CompileContext): StateJson {
  const tries = Array.from({ length: config.attempts }, (_, index) => index + 1);
  return {
    initial: 'record-1',
    entry: [asked(config, context)],
    states: Object.fromEntries(tries.map((attempt) => [`record-${attempt}`, recordState(config, context, attempt)])),
  };
}

function recordState(config: SurveyConfig, context: CompileContext, attempt: number): StateJson {
  const { emit, leave, node } = context;
  const { prompt, noInputPrompts, attempts, maxSeconds, transcribe, skipKey, saveAs: variable } = config;
  const words = attempt === 1 ? prompt : (noInputPrompts[attempt - 2] ?? noInputPrompts.at(-1) ?? prompt);
  const record = { maxSeconds, silenceSeconds: SILENCE_SECONDS, finishOnKey: '#', beep: true, transcribe };
  const wrote = leave('answered', { guard: hasWords({}), actions: [keepComment({ variable, node }), answered(config, context)] });
  const giveUp = leave('no-answer', { actions: [unanswered(config, context)] });
  const again = attempt < attempts ? { target: `record-${attempt + 1}` } : giveUp;
  const skips = skipKey === undefined ? [] : [{ ...giveUp, guard: keysAre({ keys: skipKey }) }];
  return {
    entry: [emit.speak(words, { skippable: false }), emit.record(record)],
    on: {
      'call.recorded': [leave('answered', { actions: [keepRecording({}), ...spoken(config, context)] })],
      'call.speech': [wrote, again],
      'call.digits': [...skips, wrote, again],
      'call.no-input': [again],
    },
  };
}
