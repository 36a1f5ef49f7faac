import type { Variable } from '@callwright/flow-schema';

type Scalar = string | number | boolean;

/** A value in the type of its variable. What cannot be converted, and a number that would lose digits, stays as it is. */
export function asType(type: Variable['type'], value: Scalar): Scalar {
  if (type === 'number') return typeof value === 'string' ? (readNumber(value) ?? value) : value;
  if (type === 'boolean') return typeof value === 'string' ? (readBoolean(value) ?? value) : value;
  return String(value);
}

/** Whether a literal can be a value of the variable. Empty can be any: it clears the variable. */
export function canBe({ type, choices }: Variable, value: Scalar): boolean {
  if (value === '') return true;
  if (choices !== undefined) return choices.includes(String(value));
  const converted = asType(type, value);
  return (type !== 'number' && type !== 'boolean') || typeof converted === type;
}

function readNumber(text: string): number | null {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const number = Number(text);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? null : number;
}

function readBoolean(text: string): boolean | null {
  const word = text.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}
