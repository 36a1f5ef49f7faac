import { type FieldMeta, queueSchema } from '@callwright/flow-schema';
import { z } from 'zod';

type Schema = z.core.$ZodType;

/** What a field of a queue holds; each shape has one control. */
export type QueueShape =
  | { kind: 'text'; longest: number | null }
  | { kind: 'number'; whole: boolean; least: number | null; most: number | null }
  /** A part of one, shown in per cent. */
  | { kind: 'share' }
  | { kind: 'switch' }
  | { kind: 'choice'; values: readonly string[] }
  /** The name of something else: a flow, a schedule, a template. */
  | { kind: 'name' }
  | { kind: 'texts'; most: number | null }
  /** Two times of the day. */
  | { kind: 'span' }
  | { kind: 'steps'; most: number | null };

/** A field of a queue by its place, such as `callback.attempts`. */
export interface QueueField {
  path: readonly string[];
  meta: FieldMeta;
  optional: boolean;
  /** What holds where nothing is written. */
  usual: unknown;
  shape: QueueShape;
}

/** Every field that a queue has, in the order of its schema. What may be left out as a whole is in `optionalGroups`. */
export const queueFields: ReadonlyMap<string, QueueField> = new Map(
  leavesOf(queueSchema, []).map((field) => [field.path.join('.'), field]),
);

/** Groups of fields that may be left out as a whole. */
export const optionalGroups: readonly string[] = groupsOf(queueSchema, []);

function leavesOf(schema: Schema, path: readonly string[]): QueueField[] {
  const { inner, meta, optional, usual } = opened(schema);
  if (inner instanceof z.ZodObject) return Object.entries(inner.shape).flatMap(([name, field]) => leavesOf(field, [...path, name]));
  return [{ path, meta, optional, usual, shape: shapeOf(inner, meta) }];
}

function groupsOf(schema: Schema, path: readonly string[]): string[] {
  const { inner, optional, usual } = opened(schema);
  if (!(inner instanceof z.ZodObject)) return [];
  const own = optional && usual === undefined && path.length > 0 ? [path.join('.')] : [];
  return [...own, ...Object.entries(inner.shape).flatMap(([name, field]) => groupsOf(field, [...path, name]))];
}

function opened(schema: Schema): { inner: Schema; meta: FieldMeta; optional: boolean; usual: unknown } {
  const own = z.globalRegistry.get(schema) ?? {};
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    const { inner, meta } = opened(schema.def.innerType);
    return { inner, meta: { ...meta, ...own }, optional: true, usual: schema.def.defaultValue };
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    const inside = opened(schema.def.innerType);
    return { ...inside, meta: { ...inside.meta, ...own }, optional: inside.optional || schema instanceof z.ZodOptional };
  }
  return { inner: schema, meta: own, optional: false, usual: undefined };
}

function shapeOf(schema: Schema, { control }: FieldMeta): QueueShape {
  if (control !== undefined) return { kind: 'name' };
  if (schema instanceof z.ZodEnum) return { kind: 'choice', values: schema.options.map(String) };
  if (schema instanceof z.ZodBoolean) return { kind: 'switch' };
  if (schema instanceof z.ZodTuple) return { kind: 'span' };
  if (schema instanceof z.ZodArray) {
    const kind = opened(schema.def.element).inner instanceof z.ZodObject ? 'steps' : 'texts';
    return { kind, most: mostOf(schema) };
  }
  if (schema instanceof z.ZodNumber) return numberShape(schema);
  return { kind: 'text', longest: schema instanceof z.ZodString ? schema.maxLength : null };
}

/** The bag of a schema has no bounds of a list, so that its checks are asked. */
function mostOf(schema: z.ZodArray): number | null {
  const bounds = (schema.def.checks ?? []).flatMap(({ _zod: { def } }) => ('maximum' in def ? [Number(def.maximum)] : []));
  return bounds.length === 0 ? null : Math.min(...bounds);
}

function numberShape(schema: z.ZodNumber): QueueShape {
  const { minValue, maxValue, isInt } = schema;
  if (minValue === 0 && maxValue === 1) return { kind: 'share' };
  return { kind: 'number', whole: isInt, least: bound(minValue), most: bound(maxValue) };
}

function bound(value: number | null): number | null {
  return value !== null && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;
}
