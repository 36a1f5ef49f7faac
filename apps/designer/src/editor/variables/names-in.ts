import type { FieldAt } from '../inspector/form/visit-fields.ts';
import { renamedInTemplate, templateNames } from './template-names.ts';

/** How a text names variables. */
interface How {
  names(text: string): readonly string[];
  renamed(text: string, from: string, to: string): string;
}

const asTemplate: How = { names: (text) => templateNames(text).map(({ name }) => name), renamed: renamedInTemplate };
/** By its first part: `contact.name` reads contact. */
const asName: How = {
  names: (text) => [rootOf(text)],
  renamed: (text, from, to) => (rootOf(text) === from ? to + text.slice(from.length) : text),
};

/** The variables that a value names, by its own field, not by the fields inside of it. */
export function namesIn({ field, value }: FieldAt): readonly string[] {
  const how = howOf(field, value);
  return how === null ? [] : textsIn(value).flatMap(how.names);
}

/** The value with a variable renamed. */
export function renamedIn({ field, value }: FieldAt, from: string, to: string): unknown {
  const how = howOf(field, value);
  return how === null ? value : inTexts(value, (text) => how.renamed(text, from, to));
}

function howOf({ meta: { control }, shape: { kind } }: FieldAt['field'], value: unknown): How | null {
  if (kind === 'json' || kind === 'wording' || kind === 'prompt' || kind === 'prompts') return asTemplate;
  if (typeof value !== 'string') return null;
  if (control === 'template' || control === 'header') return asTemplate;
  return control === 'variable' || control === 'set-variable' || control === 'operand' ? asName : null;
}

function rootOf(text: string): string {
  return text.split('.')[0] ?? '';
}

/** All texts in a JSON value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** A JSON value with its texts changed; the same one where none is other. */
export function inTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, inTexts(item, change)] as const);
  if (entries.every(([key, item]) => item === Reflect.get(value, key))) return value;
  return (Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries)) as Value;
}
