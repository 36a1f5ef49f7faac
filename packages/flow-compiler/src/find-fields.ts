import type { FieldMeta } from '@callwright/flow-schema';
import { z } from 'zod';

type Path = (string | number)[];

/** A value in a configuration whose schema says what it is for. */
export interface FoundField {
  control: NonNullable<FieldMeta['control']>;
  path: Path;
  value: unknown;
  outward?: FieldMeta['outward'];
  needs?: FieldMeta['needs'];
}

/** Finds all fields with a control by walking schema and value together, so that nobody has to know the node type. */
export function findFields(schema: z.core.$ZodType, value: unknown, path: Path = []): FoundField[] {
  const found: FoundField[] = [];
  if (value !== undefined) walkOf(schema)?.(value, path, found);
  return found;
}

/** Adds the fields in a value to those that were found. */
type Walk = (value: unknown, path: Path, found: FoundField[]) => void;

/** How values of a schema are walked; null where none of them has a field at any depth, which is most of a large flow. */
const walks = new WeakMap<z.core.$ZodType, Walk | null>();

function walkOf(schema: z.core.$ZodType): Walk | null {
  const known = walks.get(schema);
  if (known !== undefined) return known;
  // what a schema that holds itself finds while it is looked into
  walks.set(schema, (value, path, found) => walks.get(schema)?.(value, path, found));
  const walk = makeWalk(schema);
  walks.set(schema, walk);
  return walk;
}

function makeWalk(schema: z.core.$ZodType): Walk | null {
  const { control, outward, needs } = z.globalRegistry.get(schema) ?? {};
  const inside = walkInside(schema);
  if (control === undefined) return inside;
  return (value, path, found) => {
    found.push({ control, path, value, ...(outward !== undefined && { outward }), ...(needs !== undefined && { needs }) });
    inside?.(value, path, found);
  };
}

function walkInside(schema: z.core.$ZodType): Walk | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return walkOf(schema.unwrap() as z.core.$ZodType);
  if (schema instanceof z.ZodArray) return walkItems(walkOf(schema.element as z.core.$ZodType));
  if (schema instanceof z.ZodUnion) return walkUnion(schema);
  if (schema instanceof z.ZodObject) return walkObject(schema);
  return schema instanceof z.ZodRecord ? walkRecord(walkOf(schema.valueType as z.core.$ZodType)) : null;
}

function walkItems(walk: Walk | null): Walk | null {
  if (walk === null) return null;
  return (value, path, found) => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) if (item !== undefined) walk(item, [...path, index], found);
  };
}

function walkObject({ shape }: z.ZodObject): Walk | null {
  const fields = Object.entries(shape).flatMap(([key, field]): [string, Walk][] => {
    const walk = walkOf(field);
    return walk === null ? [] : [[key, walk]];
  });
  if (fields.length === 0) return null;
  return (value, path, found) => {
    if (isRecord(value)) for (const [key, walk] of fields) if (value[key] !== undefined) walk(value[key], [...path, key], found);
  };
}

function walkRecord(walk: Walk | null): Walk | null {
  if (walk === null) return null;
  return (value, path, found) => {
    if (!isRecord(value)) return;
    for (const [key, item] of Object.entries(value)) if (item !== undefined) walk(item, [...path, key], found);
  };
}

function walkUnion({ options }: z.ZodUnion): Walk | null {
  const ways = options.map((option) => walkOf(option));
  if (ways.every((way) => way === null)) return null;
  return (value, path, found) => ways[options.findIndex((option) => z.safeParse(option, value).success)]?.(value, path, found);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
