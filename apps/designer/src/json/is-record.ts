import type { JsonValue } from '@callwright/flow-schema';

type JsonRecord = Record<string, JsonValue>;

/** Whether a JSON value is an object and no list. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON value as an object, for a draft may hold anything; an empty one where it is none. */
export function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}
