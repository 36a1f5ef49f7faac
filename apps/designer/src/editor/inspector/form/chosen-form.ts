import { recordOf } from '../../../json/is-record.ts';
import type { Field } from './field.ts';

/** Which form of a union a value has: by its kind, or by the fields that it shares with one. The first where nothing is written. */
export function chosenForm(forms: readonly Field[], value: unknown): number {
  const scores = forms.map((form) => score(form, value));
  const best = Math.max(...scores);
  return best <= 0 ? -1 : scores.indexOf(best);
}

function score({ shape }: Field, value: unknown): number {
  if (value === undefined) return 0;
  if (shape.kind === 'fixed') return shape.value === value ? 3 : 0;
  if (shape.kind === 'choice') return shape.values.includes(value as string) ? 2 : 0;
  if (shape.kind === 'text') return typeof value === 'string' ? 1 : 0;
  if (shape.kind === 'scalar') return typeof value !== 'object' ? 1 : 0;
  if (shape.kind === 'list') return Array.isArray(value) ? 1 : 0;
  if (shape.kind !== 'group' || typeof value !== 'object' || Array.isArray(value)) return 0;
  const record = recordOf(value);
  // a field that has one value only tells the forms apart
  if (shape.fields.some((field) => field.shape.kind === 'fixed' && record[field.name] !== field.shape.value)) return 0;
  return shape.fields.filter(({ name }) => Object.hasOwn(record, name)).length / shape.fields.length;
}
