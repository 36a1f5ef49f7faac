import type { Flow, JsonValue } from '@callwright/flow-schema';
import { type Path, valueAt, written } from '../../../json/at-path.ts';
import type { Change } from '../../model/open-document.ts';

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

/** What a message puts in quotation marks, in order. */
export function quotedIn(message: string): string[] {
  return [...message.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
}
