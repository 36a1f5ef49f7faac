import type { Prompt } from '@callwright/flow-schema';
import type { Attempt } from './ask.ts';
import { keysAre, saidNo, saidYes } from './built-in-logic.ts';
import { yesNoWords } from './confirm-words.ts';
import { emit } from './emit.ts';
import { refuseUnderstood } from './heard.ts';
import type { NamedJson, StateJson, TransitionJson } from './state-json.ts';

/** Confirming is asked this often before the question is asked again. */
const CONFIRM_TRIES = 2;

/** How a caller is asked whether he was understood, by keys or by yes and no as well. */
export interface Confirmation {
  prompt: Prompt;
  input: 'dtmf' | 'both';
  timeoutSeconds: number;
  confirmKey: string;
  correctKey: string;
  /** Where it goes on when he agrees. */
  confirmed: TransitionJson;
  /** What is taken back when he does not, or says nothing. */
  takeBack: readonly NamedJson[];
}

/** The state in which confirming begins, after a try of the question. */
export function confirmState(number: number, confirmTry = 1): string {
  return `confirm-${number}-${confirmTry}`;
}

/** "You said 2 0 4 8. Is that right?" A no asks the question again, without words of blame; no counter hides in the call's memory. */
export function confirmStates(attempt: Attempt, confirmation: Confirmation, listen: NamedJson): Record<string, StateJson> {
  const ways = waysOn(attempt, confirmation);
  const tries = Array.from({ length: CONFIRM_TRIES }, (_, index) => index + 1);
  return Object.fromEntries(
    tries.map((confirmTry) => [
      confirmState(attempt.number, confirmTry),
      { entry: [listen], on: answers(attempt, ways, confirmation.input, confirmTry) },
    ]),
  );
}

/** Where each answer leads, which is the same in all tries. */
interface Ways {
  byKeys: readonly TransitionJson[];
  bySpeech: readonly TransitionJson[];
  noMatch: TransitionJson;
  noInput: TransitionJson;
}

function waysOn(attempt: Attempt, { confirmKey, correctKey, confirmed: yes, takeBack }: Confirmation): Ways {
  const back = (way: TransitionJson, ...more: NamedJson[]) => ({ ...way, actions: [...takeBack, ...more, ...(way.actions ?? [])] });
  const no = back(attempt.correct, refuseUnderstood({}));
  return {
    byKeys: [
      { ...yes, guard: keysAre({ keys: confirmKey }) },
      { ...no, guard: keysAre({ keys: correctKey }) },
    ],
    bySpeech: [
      { ...yes, guard: saidYes({}) },
      { ...no, guard: saidNo({}) },
    ],
    noMatch: back(attempt.noMatch),
    noInput: back(attempt.noInput),
  };
}

function answers(
  { number, reservedIn }: Attempt,
  { byKeys, bySpeech, noMatch, noInput }: Ways,
  input: Confirmation['input'],
  confirmTry: number,
): NonNullable<StateJson['on']> {
  const again = confirmTry < CONFIRM_TRIES ? { target: confirmState(number, confirmTry + 1) } : null;
  return {
    'call.digits': [...byKeys, ...reservedIn(confirmState(number, confirmTry)), again ?? noMatch],
    ...(input === 'both' && { 'call.speech': [...bySpeech, again ?? noMatch] }),
    'call.no-input': [again ?? noInput],
  };
}

/** Asks whether it is right, and listens for the answer. */
export function listenForYes({ prompt, input, timeoutSeconds }: Confirmation): NamedJson {
  const expected = Object.entries(yesNoWords(Object.keys(prompt)));
  const hints = Object.fromEntries(expected.map(([language, { yes, no }]) => [language, [...yes, ...no]]));
  return emit.listen(prompt, { input, numDigits: 1, finishOnKey: '', timeoutSeconds, ...(input === 'both' && { hints }) });
}
