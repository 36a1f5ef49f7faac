import type { JsonValue } from '@callwright/flow-schema';
import { recordOf } from '../../../json/is-record.ts';
import { freeId, slugOf } from '../../model/commands/free-id.ts';
import { type Field, listAt } from './field.ts';

const KEYS = [...'1234567890*#'];

/** What a field begins with when it was just added; undefined where only its author can know. */
export function blankValue({ shape, usual }: Field): JsonValue | undefined {
  if (usual !== undefined) return usual;
  if (shape.kind === 'fixed') return shape.value;
  if (shape.kind === 'choice') return shape.values[0];
  if (shape.kind === 'switch') return false;
  if (shape.kind === 'group') return blankGroup(shape.fields);
  if (shape.kind === 'list' || shape.kind === 'table' || shape.kind === 'rows' || shape.kind === 'prompts') return [];
  if (shape.kind === 'record' || shape.kind === 'by-language' || shape.kind === 'prompt' || shape.kind === 'wording') return {};
  return undefined;
}

function blankGroup(fields: readonly Field[]): JsonValue {
  const wanted = fields.filter(({ optional }) => !optional).map((field) => [field.name, blankValue(field)] as const);
  return Object.fromEntries(wanted.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** A new row of a table: with an exit and a key that none of the others has, and a label to be written over. */
export function blankItem(fields: readonly Field[], items: readonly unknown[], called: string): JsonValue {
  const label = `${called} ${items.length + 1}`;
  const own = fields.flatMap((field): [string, JsonValue][] => {
    const { control } = field.meta;
    if (control === 'exit') return [[field.name, freeExit(label, field.name, items)]];
    if (control === 'keys') return pair(field.name, nextKey(field.name, items));
    if (field.name === labelField(fields)) return [[field.name, label]];
    return field.optional ? [] : pair(field.name, blankValue(field));
  });
  return Object.fromEntries(own);
}

function pair(name: string, value: JsonValue | undefined): [string, JsonValue][] {
  return value === undefined ? [] : [[name, value]];
}

/** The field whose words name a row that has an exit: its label. */
export function labelField(fields: readonly Field[]): string | null {
  if (!fields.some(({ meta }) => meta.control === 'exit')) return null;
  return fields.find(({ name, shape }) => name === 'label' && shape.kind === 'text')?.name ?? null;
}

/** The field that names the exit of a row. */
export function exitField(fields: readonly Field[]): string | null {
  return fields.find(({ meta }) => meta.control === 'exit')?.name ?? null;
}

/** An exit named after a label, that no other row has. */
export function freeExit(label: string, field: string, others: readonly unknown[]): string {
  const taken = new Set(others.map((item) => recordOf(item)[field]));
  return freeId(slugOf(label, 'exit'), (exit) => taken.has(exit));
}

function nextKey(field: string, items: readonly unknown[]): string | undefined {
  const taken = new Set(items.map((item) => recordOf(item)[field]));
  return KEYS.find((key) => !taken.has(key));
}

/** A list with one of its items at another place. */
export function moved(value: unknown, from: number, to: number): JsonValue[] {
  const list = [...listAt(value)];
  const [item] = list.splice(from, 1);
  return item === undefined ? list : list.toSpliced(to, 0, item);
}
