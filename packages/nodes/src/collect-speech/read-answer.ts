import { chooseSpoken, type Meaning, type Moment, optionWords, refusedFor, type SpokenOption, yesNoWords } from '@callwright/flow-compiler';
import { confidenceOf, readName, readNumber, readYesNo } from '@callwright/speech';
import type { Config } from './speech-config.ts';

/** More is not kept: a minute of fast speech is about 1,500 characters, and all of it may be read back. */
const LONGEST_TEXT = 2_000;
const LONGEST_NAME = 100;
/** Longer words are only begun when they are read back. */
const LONGEST_READ_BACK = 200;
export const YES_KEY = '1';
export const NO_KEY = '2';

/** What is asked for. */
export interface Wanted {
  kind: Config['kind'];
  choices: SpokenOption[];
  min: number | null;
  max: number | null;
}

/** What an answer means; a guess is only nearly what a choice is called. */
export type Reading = Omit<Meaning, 'sure'> & { isGuess: boolean };

/** Reads an answer by voice or keys; null where it is none of this kind, or what the caller refused to have said by these very words. */
export function readAnswer(moment: Moment, wanted: Wanted): Reading | null {
  const { event, context } = moment;
  if (event.type === 'call.digits') return readKeys(event.digits, wanted, context.language);
  if (event.type !== 'call.speech') return null;
  const refused = refusedFor(moment);
  if (wanted.kind === 'choice') {
    const chosen = chooseSpoken(event, wanted.choices, context.language, refused);
    return chosen === null ? null : { ...chosen, value: chosen.option };
  }
  const read = readers[wanted.kind](event.text, context.language, wanted);
  // who refuses a yes may well answer "yes" the second time
  if (read === null || (wanted.kind !== 'yes-no' && refused.length > 0)) return null;
  return { ...read, confidence: confidenceOf(event.confidence, 1), isGuess: false };
}

type Read = Pick<Meaning, 'value' | 'words'> | null;

const readers: Record<Exclude<Config['kind'], 'choice'>, (text: string, language: string, wanted: Wanted) => Read> = {
  free: (text) => asText(shortened(text.trim(), LONGEST_TEXT)),
  name: (text, language) => {
    const name = readName(text, language);
    return name === null || name.length > LONGEST_NAME ? null : asText(name);
  },
  number: (text, language, wanted) => asNumber(readNumber(text, language).value, wanted),
  'yes-no': (text, language) => {
    const answer = readYesNo(text, language);
    return answer === null ? null : asYesNo(answer === 'yes', language);
  },
};

function readKeys(digits: string, wanted: Wanted, language: string): Reading | null {
  const read = readByKeys(digits, wanted, language);
  return read === null ? null : { ...read, confidence: 1, isGuess: false };
}

function readByKeys(digits: string, wanted: Wanted, language: string): Read {
  switch (wanted.kind) {
    case 'yes-no':
      return digits === YES_KEY || digits === NO_KEY ? asYesNo(digits === YES_KEY, language) : null;
    case 'number':
      return /^\d{1,15}$/.test(digits) ? asNumber(Number(digits), wanted) : null;
    case 'choice': {
      const chosen = wanted.choices.find(({ key }) => key === digits);
      return chosen === undefined ? null : { value: chosen.option, words: optionWords(chosen, language) };
    }
    default:
      return null;
  }
}

function asText(text: string): Read {
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  return { value: text, words: shortened(text, LONGEST_READ_BACK).replace(/[\s.,;:!?…]+$/u, '') };
}

function asNumber(value: number | null, { min, max }: Wanted): Read {
  if (value === null || (min !== null && value < min) || (max !== null && value > max)) return null;
  return { value, words: String(value) };
}

function asYesNo(value: boolean, language: string): Read {
  const { yes, no } = yesNoWords([language])[language] ?? { yes: ['yes'], no: ['no'] };
  return { value, words: (value ? yes : no)[0] ?? '' };
}

/** Cut between characters, never inside one. */
function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : [...text.slice(0, longest + 1)].slice(0, -1).join('').trim();
}
