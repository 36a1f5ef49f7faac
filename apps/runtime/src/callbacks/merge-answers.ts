import type { JsonValue } from '@callwright/flow-schema';
import type { Codec } from '../privacy/codec.ts';

/** What is known from the calls before, and what was said on this one; sealed again where either was. */
export function mergeAnswers(codec: Codec, before: JsonValue | null, now: JsonValue): JsonValue {
  const [earlier, later] = [codec.open(before), codec.open(now)];
  if (!isRecord(earlier) || !isRecord(later)) return now;
  const merged = { ...earlier, ...later };
  return earlier !== before || later !== now ? codec.seal<JsonValue>(merged) : merged;
}

function isRecord(value: JsonValue | null): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
