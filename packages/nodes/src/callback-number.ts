import {
  type CompileContext,
  defineChange,
  defineGuard,
  isPhoneNumber,
  keysAre,
  type Moment,
  type StateJson,
  saidNo,
  saidYes,
  type TransitionJson,
  yesNoWords,
} from '@callwright/flow-compiler';
import type { Prompt } from '@callwright/flow-schema';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** After so many numbers that are not right it is given up. */
const MOST_NUMBERS = 3;
/** The longest number that is dialled, with 00 before its country (ITU-T E.164). */
const LONGEST = 17;

/** The words of the part of a call in which it is settled at which number somebody is called. */
export interface NumberWords {
  /** Asks whether `{{ callback.spoken }}` is right: 1 yes, 2 no. */
  confirm: Prompt;
  /** Asks for another number. */
  another: Prompt;
  /** Said when what was keyed in is no number. */
  wrong: Prompt;
}

interface Settling {
  words: NumberWords;
  /** Whether he may key in another one than he calls from. */
  other: boolean;
  attempts: number;
  timeoutSeconds: number;
  /** Where it goes on with a number. */
  settled: TransitionJson;
  givenUp: TransitionJson;
  /** Where it goes on when he says nothing at the first question. */
  silent: TransitionJson;
}

/** The states that settle the number of a callback, and their logic under the name of a node type. They begin at `number`. */
export function callbackNumber(type: string) {
  const isShown = defineGuard(`${type}/shows-number`, ({ context }, _: Record<string, never>) => shownNumber(context.call.from) !== null);
  const isNumber = defineGuard(`${type}/is-number`, (moment, _: Record<string, never>) => keyedNumber(moment) !== null);
  const keep = defineChange(`${type}/keep-number`, (moment, { shown }: { shown: boolean }) => {
    const { call, callback } = moment.context;
    const number = shown ? shownNumber(call.from) : keyedNumber(moment);
    return number === null ? {} : { callback: { ...callback, number, spoken: spokenNumber(number, call.to) } };
  });
  const states = (context: CompileContext, settling: Settling): Record<string, StateJson> => {
    const { settled, givenUp, other } = settling;
    const asksAgain = (round: number) => (other && round <= MOST_NUMBERS ? { target: context.within(`another-${round}`) } : givenUp);
    const rounds = other ? Array.from({ length: MOST_NUMBERS }, (_, index) => index + 1) : [];
    return {
      number: {
        always: [{ target: context.within('confirm-0'), guard: isShown({}), actions: [keep({ shown: true })] }, asksAgain(1)],
      },
      'confirm-0': confirmState(context, settling, { yes: settled, no: asksAgain(1), silent: settling.silent }),
      ...Object.fromEntries(
        rounds.flatMap((round) => [
          [
            `another-${round}`,
            askNumber(context, settling, {
              guard: isNumber({}),
              target: context.within(`confirm-${round}`),
              actions: [keep({ shown: false })],
            }),
          ],
          [`confirm-${round}`, confirmState(context, settling, { yes: settled, no: asksAgain(round + 1), silent: givenUp })],
        ]),
      ),
    };
  };
  return { guards: [isShown, isNumber], changes: [keep], states };
}

interface Answers {
  yes: TransitionJson;
  no: TransitionJson;
  silent: TransitionJson;
}

/** A question that is answered by 1 or yes, by 2 or no. */
export function yesOrNo(
  { ask, languages }: CompileContext,
  { prompt, attempts, timeoutSeconds }: { prompt: Prompt; attempts: number; timeoutSeconds: number },
  { yes, no, silent }: Answers,
): StateJson {
  const hints = Object.entries(yesNoWords(languages)).map(([language, expected]) => [language, [...expected.yes, ...expected.no]]);
  return ask({
    prompt,
    listenFor: { input: 'both', numDigits: 1, finishOnKey: '', timeoutSeconds, hints: Object.fromEntries(hints) },
    attempts,
    noInputPrompts: [],
    noMatchPrompts: [],
    repeatQuestion: true,
    onDigits: () => [
      { ...yes, guard: keysAre({ keys: '1' }) },
      { ...no, guard: keysAre({ keys: '2' }) },
    ],
    onSpeech: () => [
      { ...yes, guard: saidYes({}) },
      { ...no, guard: saidNo({}) },
    ],
    noInput: silent,
    noMatch: silent,
  });
}

function confirmState(context: CompileContext, { words, attempts, timeoutSeconds }: Settling, answers: Answers): StateJson {
  return yesOrNo(context, { prompt: words.confirm, attempts, timeoutSeconds }, answers);
}

function askNumber({ ask }: CompileContext, { words, attempts, timeoutSeconds, givenUp }: Settling, accept: TransitionJson): StateJson {
  return ask({
    prompt: words.another,
    listenFor: { input: 'dtmf', numDigits: LONGEST, finishOnKey: '#', timeoutSeconds },
    attempts,
    noInputPrompts: [],
    noMatchPrompts: [words.wrong],
    repeatQuestion: true,
    onDigits: () => [accept],
    onSpeech: () => [],
    noInput: givenUp,
    noMatch: givenUp,
  });
}

function shownNumber(from: string): string | null {
  return isPhoneNumber(from) ? from : null;
}

/** A number as callers of this line key it in: with its country, or as it is dialled in the country of the line, or of the caller. */
function keyedNumber({ context: { call }, event }: Moment): string | null {
  if (event.type !== 'call.digits') return null;
  const { digits } = event;
  const written = digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
  const codes = [call.to, call.from].flatMap((number) => parsePhoneNumberFromString(number)?.countryCallingCode ?? []);
  for (const defaultCallingCode of codes) {
    const read = parsePhoneNumberFromString(written, { defaultCallingCode });
    if (read?.isValid() === true && read.getType() !== 'PREMIUM_RATE') return read.number;
  }
  return null;
}

/** Digit by digit, as it is dialled in the country of the line. */
function spokenNumber(number: string, line: string): string {
  const read = parsePhoneNumberFromString(number);
  const isHere = read?.countryCallingCode !== undefined && read.countryCallingCode === parsePhoneNumberFromString(line)?.countryCallingCode;
  const written = read === undefined ? number : isHere ? read.formatNational() : read.number;
  return [...written.replace(/\D/g, '')].join(' ');
}
