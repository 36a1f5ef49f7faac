import type { Flow, JsonValue } from '@callwright/flow-schema';
import { written } from '../../model/commands/edit-node.ts';
import type { Change } from '../../model/open-document.ts';

export type Path = readonly (string | number)[];

/** The value at a place of a flow; undefined where there is none. */
export function valueAt(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return value;
  if (Array.isArray(value)) return valueAt(value[Number(step)], rest);
  return isRecord(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest) : undefined;
}

/** Writes a value at a place of the flow; undefined takes what is there away. */
export function writeAt(path: Path, value: JsonValue | undefined): Change {
  return ({ flow, layout }) => ({ flow: written(flow, path, value) as Flow, layout });
}

/** One change after the other, as one. */
export function together(...changes: readonly Change[]): Change {
  return (document) => changes.reduce((changed, change) => change(changed), document);
}

/** The list at a place; null where there is none. */
export function listAt(flow: Flow, path: Path): readonly unknown[] | null {
  const value = valueAt(flow, path);
  return Array.isArray(value) ? value : null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a message puts in quotation marks, in order. */
export function quotedIn(message: string): string[] {
  return [...message.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
}
