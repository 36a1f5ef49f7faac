import { z } from 'zod';

/** What can be read of a configuration that somebody is still writing: fields of a wrong kind are left out, lists may be too short, texts may be of a wrong form. */
export function readDraft(schema: z.core.$ZodType, value: unknown): unknown {
  const { success, data } = z.safeParse(schema, value);
  if (success) return data;
  if (schema instanceof z.ZodDefault) return readDraft(schema.unwrap(), value) ?? schema.parse(undefined);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return readDraft(schema.unwrap(), value);
  if (schema instanceof z.ZodArray) return Array.isArray(value) ? present(value.map((item) => readDraft(schema.element, item))) : [];
  if (schema instanceof z.ZodObject) return isRecord(value) ? fieldsOf(schema, value) : undefined;
  if (schema instanceof z.ZodRecord) return isRecord(value) ? entriesOf(schema, value) : {};
  if (schema instanceof z.ZodUnion) return isRecord(value) ? likest(schema, value) : undefined;
  return ofItsKind(schema, value);
}

function fieldsOf({ shape }: z.ZodObject, value: Record<string, unknown>): object {
  return defined(
    Object.entries(shape).map(([name, field]) => [name, readDraft(field, Object.hasOwn(value, name) ? value[name] : undefined)]),
  );
}

function entriesOf({ valueType }: z.ZodRecord, value: Record<string, unknown>): object {
  return defined(Object.entries(value).map(([name, item]) => [name, readDraft(valueType, item)]));
}

/** Of several forms the one with most of the fields that are there. */
function likest({ options }: z.ZodUnion, value: Record<string, unknown>): unknown {
  const forms = options.filter((option) => option instanceof z.ZodObject);
  const shared = ({ shape }: z.ZodObject) => Object.keys(value).filter((name) => Object.hasOwn(shape, name)).length;
  const [best] = forms.toSorted((a, b) => shared(b) - shared(a));
  return best === undefined ? undefined : readDraft(best, value);
}

function ofItsKind(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodString) return typeof value === 'string' ? value : undefined;
  if (schema instanceof z.ZodNumber) return typeof value === 'number' ? value : undefined;
  return undefined;
}

function present(items: unknown[]): unknown[] {
  return items.filter((item) => item !== undefined);
}

function defined(entries: [string, unknown][]): object {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
