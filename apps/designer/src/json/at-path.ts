import type { JsonValue } from '@callwright/flow-schema';

/** The way to a place in a JSON value. */
export type Path = readonly (string | number)[];

/** What lies at a place of a JSON value; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined),
    value,
  );
}

/** A copy of a JSON value with one place in it written: only what lies on the way is new. */
export function written(value: unknown, [step, ...rest]: Path, inner: JsonValue | undefined): unknown {
  if (step === undefined) return inner;
  if (typeof step === 'number' || Array.isArray(value)) return writtenItem(Array.isArray(value) ? value : [], Number(step), rest, inner);
  const record = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const next = written(Object.hasOwn(record, step) ? record[step] : undefined, rest, inner);
  if (next === record[step] && (next !== undefined || !Object.hasOwn(record, step))) return value;
  if (next !== undefined) return { ...record, [step]: next };
  const { [step]: _, ...others } = record;
  return others;
}

function writtenItem(list: readonly unknown[], index: number, rest: Path, inner: JsonValue | undefined): unknown {
  const next = written(list[index], rest, inner);
  if (next === list[index]) return list;
  if (next === undefined) return list.filter((_, at) => at !== index);
  return index < list.length ? list.with(index, next) : [...list, next];
}
