import type { JsonValue } from '@callwright/flow-schema';
import type { Bindings } from '../bindings.ts';
import type { CallHappening } from '../call-event.ts';
import { valueAtPath } from '../value-at-path.ts';
import type { EffectInput } from './effect-sources.ts';

/** An endpoint's answer, as far as a flow sees it. */
export interface HttpAnswer {
  status: number;
  /** Null where the answer was no JSON. */
  json: JsonValue;
}

/** The whole address of a request; null when its endpoint is not bound here. */
export function httpAddress({ endpoint, url }: Pick<EffectInput<'http.request'>, 'endpoint' | 'url'>, bindings: Bindings): string | null {
  if (endpoint === undefined) return url;
  const base = bindings.endpointOf(endpoint);
  if (base === undefined || url === '') return base ?? null;
  return `${base.replace(/\/$/, '')}/${url.replace(/^\//, '')}`;
}

/** What an answer means to the flow: the values that it wants, by name. What is not there is null. */
export function httpOutcome({ status, json }: HttpAnswer, { take }: EffectInput<'http.request'>): CallHappening {
  const values = Object.fromEntries(Object.entries(take).map(([name, path]) => [name, storable(valueAtPath(json, path))]));
  return { type: 'effect.done', src: 'http.request', output: { status, values } };
}

/** Databases keep neither the character NUL nor halves of characters. */
function storable(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [String(storable(key)), storable(inner)]));
}
