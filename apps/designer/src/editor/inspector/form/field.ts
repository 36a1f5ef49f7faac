import type { FieldMeta, JsonValue } from '@callwright/flow-schema';

/** A field of a form, as its schema tells of it. */
export interface Field {
  /** Its key in what holds it; empty for an item of a list. */
  name: string;
  meta: FieldMeta;
  /** It may be left out. */
  optional: boolean;
  /** What it is where nothing is written. */
  usual: JsonValue | undefined;
  shape: Shape;
}

/** What a field holds; each shape has one control. */
export type Shape =
  /** With `blank` an empty text is a value of its own, not a field that is left out. */
  | { kind: 'text'; longest: number | null; blank: boolean }
  | { kind: 'number'; whole: boolean; least: number | null; most: number | null }
  | { kind: 'switch' }
  | { kind: 'choice'; values: readonly string[] }
  /** One value and no other: a form of a union. */
  | { kind: 'fixed'; value: JsonValue }
  /** A text, a number, or yes and no. */
  | { kind: 'scalar' }
  | { kind: 'json' }
  | { kind: 'wording' }
  | { kind: 'prompt' }
  /** Words for one try after the other. */
  | { kind: 'prompts'; most: number | null }
  | { kind: 'by-language'; item: Field }
  | { kind: 'record'; item: Field }
  | { kind: 'list'; item: Field; most: number | null }
  /** Rows of a condition. */
  | { kind: 'rows'; fields: readonly Field[]; most: number | null }
  | { kind: 'table'; fields: readonly Field[]; most: number | null }
  | { kind: 'group'; fields: readonly Field[] }
  | { kind: 'variants'; forms: readonly Field[] };

/** A tab of a form. */
export interface Tab {
  name: string;
  fields: readonly Field[];
}

export function listAt(value: unknown): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

export function textAt(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
