import type { JsonValue } from '../json-value.ts';
import { type Wording, wordingSchema } from '../prompt.ts';
import type { ChangePath } from './change.ts';
import { sameJson } from './same-json.ts';

/** A difference between two values; in a prompt, of one language. */
export type Difference =
  | { path: ChangePath; before: JsonValue; after: JsonValue }
  | { path: ChangePath; language: string; before: Wording | null; after: Wording | null };

type Json = JsonValue | undefined;

/** Compares two values field by field. Items of lists are found again by their exit, key or name where each has its own. */
export function diffValues(before: Json, after: Json, languages: ReadonlySet<string>, path: ChangePath = []): Difference[] {
  if (sameJson(before, after)) return [];
  const inside = (a: Json, b: Json, step: string | number) => diffValues(a, b, languages, [...path, step]);
  const language = path.at(-1);
  if (typeof language === 'string' && languages.has(language) && isWordingOrNothing(before) && isWordingOrNothing(after))
    return [{ path: path.slice(0, -1), language, before: wordingOf(before), after: wordingOf(after) }];
  if (isRecord(before ?? after) && isRecord(after ?? before) && isWorthEntering(before, after, languages))
    return keysOf(before, after).flatMap((key) => inside(fieldOf(before, key), fieldOf(after, key), key));
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, inside) ?? whole(path, before, after);
  return whole(path, before, after);
}

function whole(path: ChangePath, before: Json, after: Json): Difference[] {
  return [{ path, before: before ?? null, after: after ?? null }];
}

/** A record that is new or gone is one difference, unless it is a prompt, which is told language by language. */
function isWorthEntering(before: Json, after: Json, languages: ReadonlySet<string>): boolean {
  return (before !== undefined && after !== undefined) || keysOf(before, after).every((key) => languages.has(key));
}

function diffLists(before: JsonValue[], after: JsonValue[], inside: (a: Json, b: Json, step: string | number) => Difference[]) {
  const identity = ['exit', 'key', 'name', 'variable', 'language'].find((field) => isUnique(before, field) && isUnique(after, field));
  if (identity === undefined) {
    if (before.concat(after).some((item) => !isRecord(item))) return null;
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => inside(before[index], after[index], index)).flat();
  }
  const [old, now] = [before, after].map((list) => new Map(list.map((item) => [nameOf(item, identity), item])));
  if (old === undefined || now === undefined) return null;
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const found = names.flatMap((name) => inside(old.get(name), now.get(name), name));
  const orders = [old, now].map((items) =>
    names.filter((name) => old.has(name) && now.has(name)).sort((a, b) => rank(items, a) - rank(items, b)),
  );
  return sameJson(orders[0], orders[1]) ? found : [...found, ...inside(orders[0], orders[1], 'order')];
}

function rank(items: ReadonlyMap<string, JsonValue>, name: string): number {
  return [...items.keys()].indexOf(name);
}

function isUnique(list: JsonValue[], field: string): boolean {
  const names = list.map((item) => nameOf(item, field));
  return list.length > 0 && !names.includes('') && new Set(names).size === names.length;
}

function nameOf(item: JsonValue, field: string): string {
  const value = fieldOf(item, field);
  return typeof value === 'string' ? value : '';
}

function wordingOf(value: Json): Wording | null {
  return value === undefined ? null : (wordingSchema.safeParse(value).data ?? null);
}

function isWordingOrNothing(value: Json): boolean {
  return value === undefined || wordingSchema.safeParse(value).success;
}

function keysOf(...values: Json[]): string[] {
  return [...new Set(values.flatMap((value) => (isRecord(value) ? Object.keys(value) : [])))].sort();
}

function fieldOf(value: Json, key: string): Json {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isRecord(value: Json): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
