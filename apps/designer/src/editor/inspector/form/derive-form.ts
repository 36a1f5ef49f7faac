import { formTabs, unwrapped } from '@callwright/flow-compiler';
import { type FieldMeta, type JsonValue, languageSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import type { Field, Shape, Tab } from './field.ts';

type Schema = z.core.$ZodType;

const forms = new WeakMap<z.ZodObject, readonly Tab[]>();

/** The form of a node type, tab by tab in their order: everything that its schema has, and nothing else. The same schema gives the same form. */
export function deriveForm(schema: z.ZodObject): readonly Tab[] {
  const form = forms.get(schema) ?? derived(schema);
  forms.set(schema, form);
  return form;
}

function derived(schema: z.ZodObject): Tab[] {
  const fields = fieldsOf(schema);
  const first = firstTab(fields);
  const tabOf = ({ meta }: Field): string => meta.group ?? first;
  const order = new Set([first, ...Object.values(formTabs), ...fields.map(tabOf)]);
  return [...order]
    .map((name) => ({ name, fields: fields.filter((field) => tabOf(field) === name) }))
    .filter((tab) => tab.fields.length > 0);
}

/** The tab of a form whose fields name none; its words are the inspector's own. */
export const SETUP = 'Setup';

/** What stands on no tab of its own comes first. */
function firstTab(fields: readonly Field[]): string {
  return fields.some(({ meta }) => meta.group === formTabs.say) || fields.every(({ meta }) => meta.group !== undefined)
    ? formTabs.say
    : SETUP;
}

/** The fields of an object, in the order of its schema. */
export function fieldsOf(schema: z.ZodObject): Field[] {
  return Object.entries(schema.shape).map(([name, field]) => fieldOf(name, field));
}

/** One field. Throws for a schema that no form can show, so that a new node type finds out in its tests. */
export function fieldOf(name: string, schema: Schema, fromAbove: FieldMeta = {}): Field {
  const { meta, schema: inner } = unwrapped(schema);
  const all = { ...fromAbove, ...meta };
  return { name, meta: all, optional: isOptional(schema), usual: usualOf(schema), shape: shapeOf(inner, all) };
}

function isOptional(schema: Schema): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return true;
  return schema instanceof z.ZodNullable && isOptional(schema.unwrap());
}

function usualOf(schema: Schema): JsonValue | undefined {
  if (schema instanceof z.ZodDefault) return schema.def.defaultValue as JsonValue;
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? usualOf(schema.unwrap()) : undefined;
}

function shapeOf(schema: Schema, { control }: FieldMeta): Shape {
  if (control === 'json-template') return { kind: 'json' };
  if (control === 'wording') return { kind: 'wording' };
  if (control === 'prompt') return { kind: 'prompt' };
  if (schema instanceof z.ZodArray) return listShape(schema, control);
  if (schema instanceof z.ZodObject) return { kind: 'group', fields: fieldsOf(schema) };
  if (schema instanceof z.ZodRecord) return recordShape(schema, control);
  if (schema instanceof z.ZodUnion) return unionShape(schema);
  return plainShape(schema);
}

function listShape(schema: z.ZodArray, control: FieldMeta['control']): Shape {
  const most = mostOf(schema);
  if (control === 'prompts') return { kind: 'prompts', most };
  const { schema: element } = unwrapped(schema.element as Schema);
  if (element instanceof z.ZodObject) return { kind: control === 'rows' ? 'rows' : 'table', fields: fieldsOf(element), most };
  return { kind: 'list', item: fieldOf('', schema.element as Schema, itemMeta(control)), most };
}

function mostOf(schema: z.ZodArray): number | null {
  const bounds = (schema.def.checks ?? []).flatMap(({ _zod: { def } }) => ('maximum' in def ? [Number(def.maximum)] : []));
  return bounds.length === 0 ? null : Math.min(...bounds);
}

function recordShape(schema: z.ZodRecord, control: FieldMeta['control']): Shape {
  const item = fieldOf('', schema.valueType as Schema, itemMeta(control));
  return (schema.keyType as Schema) === languageSchema ? { kind: 'by-language', item } : { kind: 'record', item };
}

/** What is said of a list as a whole may hold for each of its items. */
function itemMeta(control: FieldMeta['control']): FieldMeta {
  return control === undefined || control === 'options' || control === 'phrases' ? {} : { control };
}

function unionShape(schema: z.ZodUnion): Shape {
  const options = schema.options.map((option) => option as Schema);
  const kinds = new Set(options.map((option) => option._zod.def.type));
  if ([...kinds].every((kind) => kind === 'string')) return { kind: 'text', longest: null, blank: false };
  const isNamed = options.some((option) => unwrapped(option).meta.label !== undefined);
  if (!isNamed && [...kinds].every((kind) => kind === 'string' || kind === 'number' || kind === 'boolean')) return { kind: 'scalar' };
  return { kind: 'variants', forms: options.map((option) => fieldOf('', option)) };
}

function plainShape(schema: Schema): Shape {
  if (schema instanceof z.ZodEnum) return { kind: 'choice', values: schema.options.map(String) };
  if (schema instanceof z.ZodLiteral) return { kind: 'fixed', value: [...schema.values][0] as JsonValue };
  const { type } = schema._zod.def;
  if (type === 'boolean') return { kind: 'switch' };
  if (schema instanceof z.ZodNumber)
    return { kind: 'number', whole: schema.isInt, least: bound(schema.minValue), most: bound(schema.maxValue) };
  if (type === 'string')
    return { kind: 'text', longest: schema instanceof z.ZodString ? schema.maxLength : null, blank: z.safeParse(schema, '').success };
  throw new Error(`No form can show a field of the kind "${type}".`);
}

/** A whole number is bounded by what numbers can hold; that is no bound to speak of. */
function bound(value: number | null): number | null {
  return value !== null && Number.isFinite(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;
}
