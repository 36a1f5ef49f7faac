import type { JsonValue } from '@callwright/flow-schema';

/** The value at a path like `customer.phones[0].number`; null where there is none. Own fields only. */
export function valueAtPath(value: unknown, path: string): JsonValue {
  const steps = path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '');
  const found = steps.reduce<unknown>((at, step) => (isHolder(at) && Object.hasOwn(at, step) ? at[step] : undefined), value);
  // what holds the value is JSON, or a scope made of it
  return (found ?? null) as JsonValue;
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
