import type { NumberTerm } from '../speech-language.ts';
import { type Cardinal, cardinals } from './cardinals.ts';

export interface SpokenNumber {
  /** What was said digit by digit or in groups, leading zeros kept; null for what is not whole or below nothing, and where nothing is clear. */
  digits: string | null;
  /** What it counts; null where nothing is clear or the digits are more than a number can hold. */
  value: number | null;
}

export const NO_NUMBER: SpokenNumber = { digits: null, value: null };

/** Reads terms that were said without other words between them. */
export function readRun(terms: readonly NumberTerm[]): SpokenNumber {
  if (terms[0]?.kind !== 'minus') return readPositive(terms);
  const { value } = readPositive(terms.slice(1));
  return { digits: null, value: value === null ? null : -value };
}

function readPositive(terms: readonly NumberTerm[]): SpokenNumber {
  const ofKind = (...kinds: NumberTerm['kind'][]) => terms.findIndex(({ kind }) => kinds.includes(kind));
  const money = ofKind('money', 'hundredths');
  if (money !== -1) return amount(terms, ofKind('money'), ofKind('hundredths'));
  const point = ofKind('point');
  if (point !== -1) return decimal(terms.slice(0, point), terms.slice(point + 1));
  return sequence(cardinals(terms));
}

function sequence(numbers: readonly Cardinal[] | null): SpokenNumber {
  const [first, ...others] = numbers ?? [];
  if (first === undefined) return NO_NUMBER;
  if (others.length === 0) return { digits: first.text, value: held(first.value) };
  const texts = [first, ...others].map(({ text }) => text);
  if (texts.includes(null)) return NO_NUMBER;
  const digits = texts.join('');
  return { digits, value: held(Number(digits)) };
}

function held(value: number): number | null {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}

/** "Fifty lei twenty bani", "fifty lei twenty", "twenty bani", "euro fifty". */
function amount(terms: readonly NumberTerm[], money: number, hundredths: number): SpokenNumber {
  if (money === -1) return parts(0, only(terms.slice(0, hundredths)), terms.slice(hundredths + 1));
  const whole = readPositive(terms.slice(0, money));
  const rest = terms.slice(money + 1, hundredths > money ? hundredths : undefined);
  if (whole.value === null) return money === 0 && hundredths === -1 ? readPositive(rest) : NO_NUMBER;
  if (!rest.some(isNumber)) return hundredths === -1 ? whole : NO_NUMBER;
  return parts(whole.value, only(rest), hundredths > money ? terms.slice(hundredths + 1) : []);
}

function parts(whole: number, hundredths: number | null, rest: readonly NumberTerm[]): SpokenNumber {
  const isClear =
    hundredths !== null && Number.isInteger(hundredths) && Number.isInteger(whole) && hundredths < 100 && !rest.some(isNumber);
  return isClear ? { digits: null, value: held((whole * 100 + hundredths) / 100) } : NO_NUMBER;
}

/** "Three point one four", "три целых пять десятых". */
function decimal(before: readonly NumberTerm[], after: readonly NumberTerm[]): SpokenNumber {
  const whole = before.some(isNumber) ? only(before) : 0;
  const fraction = after.findIndex(({ kind }) => kind === 'fraction');
  const behind = after.slice(0, fraction === -1 ? undefined : fraction);
  const digits = sequence(cardinals(behind)).digits;
  const size = after[fraction];
  if (whole === null || digits === null || behind.some(({ kind }) => kind === 'point')) return NO_NUMBER;
  const written = size?.kind === 'fraction' ? digits.padStart(String(size.value).length - 1, '0') : digits;
  return { digits: null, value: Number.isSafeInteger(whole) ? Number(`${whole}.${written}`) : null };
}

/** The value of terms that are one number. */
function only(terms: readonly NumberTerm[]): number | null {
  const numbers = cardinals(terms);
  return numbers?.length === 1 ? (numbers[0]?.value ?? null) : null;
}

/** Whether the term alone is a number already. */
export function isNumber({ kind }: NumberTerm): boolean {
  return kind === 'value' || kind === 'numeral' || kind === 'decimal' || kind === 'multiplier' || kind === 'many-of' || kind === 'half';
}
