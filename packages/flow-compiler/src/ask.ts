import type { Prompt } from '@callwright/flow-schema';
import { rememberAsked } from './built-in-logic.ts';
import { type Confirmation, confirmStates, listenForYes } from './confirm-states.ts';
import { emit, type ListenFor, type Words } from './emit.ts';
import type { NamedJson, StateJson, TransitionJson } from './state-json.ts';

/** A question to the caller that is repeated, in other words, until it is answered or given up. */
export interface Question {
  prompt: Words;
  listenFor: ListenFor;
  /** How often it is asked before it is given up. */
  attempts: number;
  /** Said before the second attempt, the third...; the last one repeats. */
  noInputPrompts: readonly Prompt[];
  noMatchPrompts: readonly Prompt[];
  /** Whether the question is said again after those words. */
  repeatQuestion: boolean;
  /** What counts as an answer, tried in order. `next` is where the following attempt begins. */
  onDigits(attempt: Attempt): TransitionJson[];
  onSpeech(attempt: Attempt): TransitionJson[];
  /** Where it ends when attempts are used up. */
  noInput: TransitionJson;
  noMatch: TransitionJson;
  /** Ways out that are taken without asking, each where its answer is known already. */
  known?: readonly TransitionJson[];
  /** Done when a reserved key leads out of the question. */
  onReserved?: readonly NamedJson[];
  /** How the caller confirms an answer: each attempt then has the states from `confirmState` on. */
  confirmation?: Confirmation;
  /** States that only some attempts use. */
  extraStates?: (attempt: Attempt) => Record<string, StateJson>;
}

/** What is said and listened for: all tries say the same, so it is written once. */
interface Listening {
  asked: NamedJson;
  silent: NamedJson;
  confirming: NamedJson | null;
}

export interface Attempt {
  number: number;
  /** The way on after a wrong answer: the next attempt with its words, or giving up. */
  noMatch: TransitionJson;
  noInput: TransitionJson;
  /** The caller wants to correct himself: the question again, without words of blame. */
  correct: TransitionJson;
  /** What the flow's reserved keys do in a state of this attempt; "repeat" enters that state again. */
  reservedIn(state: string): TransitionJson[];
}

/** Builds the nested states of a question: one a try, so that no counter hides in the call's memory. */
export function askStates(node: string, reserved: readonly TransitionJson[], question: Question): StateJson {
  const numbers = Array.from({ length: question.attempts }, (_, index) => index + 1);
  const listening = listeningOf(question);
  const states = numbers.map((number) => Object.entries(tryStates(reserved, question, listening, number)));
  const asking = Object.fromEntries(states.flat());
  if (question.known === undefined) return { initial: 'ask-1', entry: [rememberAsked({ node })], states: asking };
  const ask: TransitionJson = { target: 'ask-1', actions: [rememberAsked({ node })] };
  return { initial: 'known', states: { known: { always: [...question.known, ask] }, ...asking } };
}

function listeningOf({ prompt, listenFor, confirmation }: Question): Listening {
  return {
    asked: emit.listen(prompt, listenFor),
    silent: emit.listen({}, listenFor),
    confirming: confirmation === undefined ? null : listenForYes(confirmation),
  };
}

function tryStates(
  reserved: readonly TransitionJson[],
  question: Question,
  { asked, silent, confirming }: Listening,
  number: number,
): Record<string, StateJson> {
  const attempt: Attempt = {
    number,
    noMatch: nextTry(question, number, question.noMatchPrompts, question.noMatch),
    noInput: nextTry(question, number, question.noInputPrompts, question.noInput),
    correct: nextTry(question, number, [], question.noMatch),
    reservedIn: (state) => reserved.map((way) => here(way, state)),
  };
  const listening = (listen: NamedJson): StateJson => ({
    entry: [listen],
    on: {
      'call.digits': [...question.onDigits(attempt), ...attempt.reservedIn(`ask-${number}`), attempt.noMatch],
      'call.speech': [...question.onSpeech(attempt), attempt.noMatch],
      'call.no-input': [attempt.noInput],
    },
  });
  return {
    [`ask-${number}`]: listening(asked),
    ...(number > 1 && !question.repeatQuestion && { [`wait-${number}`]: listening(silent) }),
    ...question.extraStates?.(attempt),
    ...(question.confirmation !== undefined && confirming !== null && confirmStates(attempt, question.confirmation, confirming)),
  };
}

/** A reserved key without a target asks the same again and costs no attempt. */
function here(way: TransitionJson, state: string): TransitionJson {
  return way.target === undefined ? { ...way, target: state, reenter: true } : way;
}

/** Words may stand for the question; where there are none, the question itself is said: a caller never faces silence. */
function nextTry(
  { attempts, repeatQuestion }: Question,
  number: number,
  wordings: readonly Prompt[],
  giveUp: TransitionJson,
): TransitionJson {
  if (number >= attempts) return giveUp;
  const wording = wordings[number - 1] ?? wordings.at(-1);
  if (wording === undefined) return { target: `ask-${number + 1}`, actions: [] };
  return { target: `${repeatQuestion ? 'ask' : 'wait'}-${number + 1}`, actions: [emit.speak(wording, { skippable: true })] };
}
