import { chooseSpoken, judgeAnswer, type Moment, type SpokenOption } from '@callwright/flow-compiler';
import { type SurveyKind, scaleOfKind } from '@callwright/flow-schema';
import { confidenceOf, DEFAULT_CONFIDENCE, readNumber, readYesNo } from '@callwright/speech';

/** Keys of yes and no. */
export const YES_KEY = '1';
export const NO_KEY = '2';

/** What a question takes for an answer. */
export interface Wanted {
  kind: SurveyKind;
  options: SpokenOption[];
}

export interface SurveyAnswer {
  value: number | boolean | string;
  /** 0 to 1; 1 for keys. */
  confidence: number;
}

/** Reads an answer by keys, by voice or in a text message; null where it is none. What was hardly heard is asked again rather than counted. */
export function readSurveyAnswer({ event, context }: Moment, wanted: Wanted): SurveyAnswer | null {
  if (event.type === 'call.digits') return byKeys(event.digits, wanted);
  if (event.type !== 'call.speech') return null;
  const { language } = context;
  if (wanted.kind === 'choice') {
    const chosen = chooseSpoken(event, wanted.options, language, []);
    return chosen === null || isDoubtful(chosen, language) ? null : { value: chosen.option, confidence: chosen.confidence };
  }
  const value = wanted.kind === 'yes-no' ? yesNo(event.text, language) : scored(readNumber(event.text, language).value, wanted.kind);
  const confidence = confidenceOf(event.confidence, 1);
  return value === null || isDoubtful({ confidence, isGuess: false }, language) ? null : { value, confidence };
}

function isDoubtful(heard: { confidence: number; isGuess: boolean }, language: string): boolean {
  const { floor: understandAbove, confirmBelow } = DEFAULT_CONFIDENCE;
  return judgeAnswer(heard, { understandAbove, confirmBelow, confirmIn: [] }, language) === 'ask-again';
}

function byKeys(digits: string, { kind, options }: Wanted): SurveyAnswer | null {
  const value = kind === 'yes-no' ? yesNoKey(digits) : kind === 'choice' ? optionOf(digits, options) : scored(scoreOf(digits), kind);
  return value === null ? null : { value, confidence: 1 };
}

function yesNoKey(digits: string): boolean | null {
  return digits === YES_KEY || digits === NO_KEY ? digits === YES_KEY : null;
}

function optionOf(digits: string, options: readonly SpokenOption[]): string | null {
  return options.find(({ key }) => key === digits)?.option ?? null;
}

/** "07" is a change of mind, and nobody knows to which of both. */
function scoreOf(digits: string): number | null {
  return /^(\d|10)$/.test(digits) ? Number(digits) : null;
}

function yesNo(text: string, language: string): boolean | null {
  const said = readYesNo(text, language);
  return said === null ? null : said === 'yes';
}

function scored(value: number | null, kind: SurveyKind): number | null {
  const scale = scaleOfKind(kind);
  return value === null || scale === null || !Number.isInteger(value) || value < scale.low || value > scale.high ? null : value;
}
