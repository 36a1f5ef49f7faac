import type { FieldMeta } from '@callwright/flow-schema';
import { z } from 'zod';

/** A value in a configuration whose schema says what it is for. */
export interface FoundField {
  control: NonNullable<FieldMeta['control']>;
  path: (string | number)[];
  value: unknown;
  outward?: FieldMeta['outward'];
}

/** Finds all fields with a control by walking schema and value together, so that nobody has to know the node type. */
export function findFields(schema: z.core.$ZodType, value: unknown, path: (string | number)[] = []): FoundField[] {
  if (value === undefined) return [];
  const { control, outward } = z.globalRegistry.get(schema) ?? {};
  const own = control === undefined ? [] : [{ control, path, value, ...(outward !== undefined && { outward }) }];
  return [...own, ...inside(schema, value, path)];
}

function inside(schema: z.core.$ZodType, value: unknown, path: (string | number)[]): FoundField[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return findFields(schema.unwrap(), value, path);
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((item, index) => findFields(schema.element, item, [...path, index]));
  if (schema instanceof z.ZodUnion) return inUnion(schema, value, path);
  if (!isRecord(value)) return [];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, field]) => findFields(field, value[key], [...path, key]));
  if (schema instanceof z.ZodRecord)
    return Object.entries(value).flatMap(([key, item]) => findFields(schema.valueType, item, [...path, key]));
  return [];
}

function inUnion(schema: z.ZodUnion, value: unknown, path: (string | number)[]): FoundField[] {
  const branch = schema.options.find((option) => z.safeParse(option, value).success);
  return branch === undefined ? [] : findFields(branch, value, path);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
