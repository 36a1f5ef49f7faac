import type { JsonValue } from '@callwright/flow-schema';
import { textAt } from '../form/field.ts';

/** What a row compares with under an operator: nothing where it asks for emptiness, several values where it is one of them, else one. */
export function rightFor(operator: string, right: JsonValue | undefined): JsonValue | undefined {
  if (operator === 'is-empty' || operator === 'is-not-empty') return undefined;
  if (operator === 'is-one-of') return Array.isArray(right) ? right : right === undefined || right === '' ? [] : [right];
  if (Array.isArray(right)) return textAt(right[0]);
  return right ?? '';
}
