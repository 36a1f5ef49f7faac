import { canonicalJson, type JsonValue } from '@callwright/flow-schema';
import { isRecord } from '../../json/is-record.ts';

/** A field by its keys from the outside in. Lists are fields as a whole. */
export type FieldPath = readonly string[];

/** A field that both sides have changed, each in its own way; undefined where a side has none. */
export interface Conflict {
  path: FieldPath;
  mine: JsonValue | undefined;
  theirs: JsonValue | undefined;
}

export interface MergedSides {
  /** What both sides come to; conflicting fields are theirs until somebody chooses. */
  merged: JsonValue;
  conflicts: Conflict[];
}

/** The fields that differ, as far in as both are records. */
export function changedFields(before: JsonValue | undefined, after: JsonValue | undefined, path: FieldPath = []): FieldPath[] {
  if (same(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [path];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => changedFields(own(before, key), own(after, key), [...path, key]));
}

/** Both sides' changes of one base, field by field. */
export function mergeSides(base: JsonValue, mine: JsonValue, theirs: JsonValue): MergedSides {
  const conflicts: Conflict[] = [];
  const merge = (
    was: JsonValue | undefined,
    one: JsonValue | undefined,
    other: JsonValue | undefined,
    path: FieldPath,
  ): JsonValue | undefined => {
    if (same(one, other) || same(one, was)) return other;
    if (same(other, was)) return one;
    if (!isRecord(one) || !isRecord(other)) {
      conflicts.push({ path, mine: one, theirs: other });
      return other;
    }
    const keys = [...new Set([...Object.keys(other), ...Object.keys(one)])];
    const pairs = keys.map(
      (key) => [key, merge(isRecord(was) ? own(was, key) : undefined, own(one, key), own(other, key), [...path, key])] as const,
    );
    return Object.fromEntries(pairs.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  };
  return { merged: merge(base, mine, theirs, []) ?? {}, conflicts };
}

/** The same value with one field set, or taken out by undefined. */
export function withField(value: JsonValue, [key, ...deeper]: FieldPath, field: JsonValue | undefined): JsonValue {
  if (key === undefined) return field ?? {};
  const record = isRecord(value) ? value : {};
  const inner = deeper.length === 0 ? field : withField(own(record, key) ?? {}, deeper, field);
  const { [key]: _, ...rest } = record;
  return inner === undefined ? rest : { ...rest, [key]: inner };
}

function own(record: Readonly<Record<string, JsonValue>>, key: string): JsonValue | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function same(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}
