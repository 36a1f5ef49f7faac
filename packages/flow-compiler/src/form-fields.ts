import type { FieldMeta } from '@callwright/flow-schema';
import { z } from 'zod';

/** A field of a form as its schema tells of it. */
export interface FormField {
  /** The names that lead to it, without places in lists: `options`, `key`. */
  path: readonly string[];
  meta: FieldMeta;
  /** What the value is, once it is there. */
  schema: z.core.$ZodType;
}

/** All fields of a configuration, also those inside of lists and of each form that a value may have. */
export function formFields(schema: z.core.$ZodType, path: readonly string[] = []): FormField[] {
  const { schema: inner } = unwrapped(schema);
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([name, field]) => [
      { path: [...path, name], ...unwrapped(field) },
      ...formFields(field, [...path, name]),
    ]);
  if (inner instanceof z.ZodArray) return formFields(inner.element, path);
  if (inner instanceof z.ZodRecord) return formFields(inner.valueType, path);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((option) => formFields(option, path));
  return [];
}

/** What a schema is under its default and being optional, with what all of its layers say of it. */
export function unwrapped(schema: z.core.$ZodType): { meta: FieldMeta; schema: z.core.$ZodType } {
  const own = z.globalRegistry.get(schema) ?? {};
  if (!(schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)) return { meta: own, schema };
  const inside = unwrapped(schema.unwrap());
  return { meta: { ...inside.meta, ...own }, schema: inside.schema };
}

/** The forms that a value may have, each with its name where it has one; none for other values. */
export function formsOf(schema: z.core.$ZodType): FormField[] {
  return schema instanceof z.ZodUnion ? schema.options.map((option) => ({ path: [], ...unwrapped(option) })) : [];
}

/** The label of the field at a path of a configuration, else the last name of the path. */
export function labelAt(config: z.core.$ZodType, path: readonly PropertyKey[]): string {
  const names = path.filter((step) => typeof step === 'string');
  const field = formFields(config).find(({ path: own }) => own.join('\n') === names.join('\n'));
  return field?.meta.label ?? String(path.at(-1));
}
